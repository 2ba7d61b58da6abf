package io.amends.rehearsal;

import io.amends.conversation.ConversationId;

/**
 * One thing that would be decided otherwise.
 *
 * @param version the event that was decided on
 * @param flow under way then; empty: none
 * @param before as it was, in plain words
 * @param after as it would be
 */
public record Otherwise(
    ConversationId conversation,
    long version,
    String flow,
    Kind kind,
    String before,
    String after) {

  /** In which regard. */
  public enum Kind {
    /** Other words, more of them or fewer. */
    REPLY("replies"),
    /** Other remedies, amounts or costs put on the table, or none any more. */
    OFFER("offers"),
    /** What the customer chose is not on the table any more. */
    CHOICE("choices gone"),
    /** A person comes in, or does not, or for another reason. */
    HANDOFF("handoffs"),
    /** The other set cannot decide it at all: it lacks the flow, or what it says. */
    UNDECIDED("undecided");

    private final String plural;

    Kind(String plural) {
      this.plural = plural;
    }

    public String plural() {
      return plural;
    }
  }
}
