package io.amends.conversation;

import io.amends.dialog.Flow.Kind;

/**
 * Anger in the middle of a complaint is about that complaint (P3): it begins no new one about our
 * people, unless something is told of them.
 */
final class Outburst {

  private static final String PEOPLE = "service-attitude";
  private static final int UPSET = 2;
  private static final int WORDS = 12;
  private static final int HAN = 20;

  private Outburst() {}

  /** The turn as it counts while a complaint is under way or was just settled. */
  static Turn heardFor(Draft draft, Turn turn) {
    if (turn.issues().isEmpty() || turn.emotion() < UPSET) {
      return turn;
    }
    var matter = draft.matter();
    var flow = draft.book().flow(matter.flow());
    var isComplaint = flow.filter(f -> f.kind() == Kind.COMPLAINT).isPresent();
    var only = turn.issues().stream().allMatch(issue -> issue.code().equals(PEOPLE));
    if (!isComplaint || matter.code().equals(PEOPLE) || !only || tellsOfPeople(turn)) {
      return turn;
    }
    draft.because("anger, and nothing new");
    return turn.without(PEOPLE);
  }

  /** Words for how somebody was treated, or a whole story. */
  private static boolean tellsOfPeople(Turn turn) {
    return Wordiness.reaches(turn.text(), HAN, WORDS)
        || turn.keywords().anyMatch(word -> word.issue().equals(PEOPLE));
  }
}
