package io.amends.language;

/**
 * Something that a message touches on beside what it complains of or wants, from the shop's own
 * list of words: an occasion that makes a matter weigh more (P2), a remark aside (P49), or that the
 * customer has no answer to what was asked, or answers with a question.
 *
 * @param group {@code occasion}, {@code aside} or {@code answer}
 * @param code such as {@code baby} or {@code machine}; which there are is the shop's to say
 */
public record Topic(String group, String code) {

  /** Why the goods matter: a baby, a birthday, a journey. */
  public static final String OCCASION = "occasion";

  /** What is not about the shop's goods: whether this is a machine, what the assistant earns. */
  public static final String ASIDE = "aside";

  /** What an answer comes to that is neither a yes nor a no: {@link #UNSURE}, {@link #ASKS}. */
  public static final String ANSWER = "answer";

  /** Code of an answer by which the customer does not know, or has not made up his mind. */
  public static final String UNSURE = "unsure";

  /** Code of an answer to options that asks something and chooses none of them. */
  public static final String ASKS = "asks";
}
