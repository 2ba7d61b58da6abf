package io.amends.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How the talk itself goes, whatever it is about.
 *
 * @param language of the newest message that was long enough to tell; empty: none yet
 * @param seq of the newest visible entry; 0: none
 * @param customerSeq of the newest customer entry; 0: none
 * @param episode 1 for the first; a message after {@code closed} opens the next
 * @param unheard customer entries that no turn has listened to
 * @param words what the customer wrote in this episode, newest last, for a line of the order may be
 *     named before the order is known; ten texts at most, and the beginning of each
 * @param unanswered customer entries that no reply has answered: all of the last turn, and the
 *     newest ten of those before it: a longer list would go out with every suggestion
 * @param misunderstood turns in a row that were not understood
 * @param moods emotion of the last turns of this episode, newest last, at most five
 * @param said how often each script was said
 * @param empathised whether the customer has been met with empathy in this episode
 * @param suggestions how many suggestions were made
 * @param turns how many turns the customer has taken
 * @param told what was said to the customer last, newest last; twelve texts at most
 */
public record Talk(
    String language,
    long seq,
    long customerSeq,
    int episode,
    List<Utterance> unheard,
    List<String> words,
    List<Long> unanswered,
    int misunderstood,
    List<Integer> moods,
    Tally said,
    boolean empathised,
    int suggestions,
    int turns,
    List<Told> told) {

  /**
   * What was said to the customer, by whomever.
   *
   * @param turn number of the customer's turn after which it was said; 0: before the first
   */
  public record Told(int turn, String text) {}

  private static final int MOODS = 5;
  private static final int TOLD = 12;
  private static final int TEXTS = 10;
  private static final int LONGEST = 1_000;
  private static final int UNANSWERED = 10;

  public Talk {
    unheard = List.copyOf(unheard);
    words = List.copyOf(words);
    unanswered = List.copyOf(unanswered);
    moods = List.copyOf(moods);
    told = List.copyOf(told);
  }

  static Talk begun() {
    return new Talk(
        "",
        0,
        0,
        1,
        List.of(),
        List.of(),
        List.of(),
        0,
        List.of(),
        Tally.none(),
        false,
        0,
        0,
        List.of());
  }

  /** How often a script was said: the next variant is the one with this number. */
  public int timesSaid(String script) {
    return said.of(script);
  }

  /** Emotion of the newest turn; 0 before the first. */
  public int mood() {
    return moods.isEmpty() ? 0 : moods.get(moods.size() - 1);
  }

  Talk withLanguage(String newLanguage) {
    return new Talk(
        newLanguage,
        seq,
        customerSeq,
        episode,
        unheard,
        words,
        unanswered,
        misunderstood,
        moods,
        said,
        empathised,
        suggestions,
        turns,
        told);
  }

  Talk heardFrom(String text, List<Attachment> attachments, String proposal, int option) {
    var utterance = new Utterance(seq + 1, text, attachments, proposal, option);
    return new Talk(
        language,
        seq + 1,
        seq + 1,
        episode,
        Newest.of(unheard, utterance, Integer.MAX_VALUE),
        option == 0 ? withWords(text) : words,
        unanswered,
        misunderstood,
        moods,
        said,
        empathised,
        suggestions,
        turns,
        told);
  }

  private List<String> withWords(String text) {
    return Newest.of(words, text.substring(0, Math.min(text.length(), LONGEST)), TEXTS);
  }

  /** The oldest entries that no turn has listened to, oldest first; fewer where fewer are there. */
  public List<Utterance> nextUnheard(int most) {
    return unheard.subList(0, Math.min(most, unheard.size()));
  }

  /** One turn: these entries are heard, wait for their answer, and the mood is known. */
  Talk listened(List<Heard> heard) {
    var now = nextUnheard(heard.size());
    var before = Math.min(unanswered.size(), UNANSWERED);
    var waiting = new ArrayList<Long>(before + now.size());
    waiting.addAll(unanswered.subList(unanswered.size() - before, unanswered.size()));
    for (var utterance : now) {
      waiting.add(utterance.seq());
    }
    var mood = 0;
    for (var message : heard) {
      mood = Math.max(mood, message.understanding().emotion());
    }
    return new Talk(
        language,
        seq,
        customerSeq,
        episode,
        unheard.subList(now.size(), unheard.size()),
        words,
        waiting,
        misunderstood,
        Newest.of(moods, mood, MOODS),
        said,
        empathised,
        suggestions,
        turns + 1,
        told);
  }

  Talk notUnderstood() {
    return withMisunderstood(misunderstood + 1);
  }

  Talk understood() {
    return withMisunderstood(0);
  }

  private Talk withMisunderstood(int count) {
    return new Talk(
        language,
        seq,
        customerSeq,
        episode,
        unheard,
        words,
        unanswered,
        count,
        moods,
        said,
        empathised,
        suggestions,
        turns,
        told);
  }

  /** One more visible entry from our side. */
  Talk spoken(List<String> scripts, String text, List<Long> answers, boolean withEmpathy) {
    return new Talk(
        language,
        seq + 1,
        customerSeq,
        episode,
        unheard,
        words,
        without(unanswered, answers),
        misunderstood,
        moods,
        said.with(scripts),
        empathised || withEmpathy,
        suggestions,
        turns,
        Newest.of(told, new Told(turns, text), TOLD));
  }

  /** Most answers are to all that waits. */
  private static List<Long> without(List<Long> waiting, List<Long> answered) {
    if (answered.isEmpty()) {
      return waiting;
    }
    if (answered.equals(waiting)) {
      return List.of();
    }
    var still = new ArrayList<>(waiting);
    still.removeAll(Set.copyOf(answered));
    return still;
  }

  Talk suggested() {
    return new Talk(
        language,
        seq,
        customerSeq,
        episode,
        unheard,
        words,
        unanswered,
        misunderstood,
        moods,
        said,
        empathised,
        suggestions + 1,
        turns,
        told);
  }

  Talk nextEpisode() {
    return new Talk(
        language,
        seq,
        customerSeq,
        episode + 1,
        unheard,
        words.subList(Math.max(0, words.size() - 1), words.size()),
        unanswered,
        0,
        List.of(),
        said,
        false,
        suggestions,
        turns,
        told);
  }
}
