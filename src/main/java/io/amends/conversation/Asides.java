package io.amends.conversation;

/**
 * Rules for what is not about the shop's goods: whether this is a machine, awkward questions (P49),
 * insults. None of them disturbs what is under way.
 */
final class Asides {

  private static final String MACHINE = "machine";
  private static final String SAID = "repair/aside-";
  private static final String OTHER = "repair/off-topic";
  private static final String CALM = "repair/abuse-calm";

  /** A model that is this sure of a wish for a person has heard more than the question. */
  private static final double SURE = 0.9;

  private Asides() {}

  /** Whoever asks is told that this is a program, and that a person can come (rulings). */
  static boolean machine(Draft draft, Turn turn) {
    if (turn.aside().filter(MACHINE::equals).isEmpty() || wantsPerson(turn)) {
      return false;
    }
    return answer(draft, MACHINE);
  }

  /** Any other question that is not about the goods, unless something about them is said too. */
  static boolean other(Draft draft, Turn turn) {
    var aside = turn.aside();
    if (aside.isEmpty()) {
      return false;
    }
    var more = !turn.issues().isEmpty() || Wishes.in(turn).isPresent() || wantsPerson(turn);
    var chooses = turn.acts().stream().anyMatch(act -> act.startsWith("choose-"));
    if (more || chooses || turn.click().isPresent()) {
      return false;
    }
    return answer(draft, aside.get());
  }

  /** An insult and nothing else is met calmly once; the next one by a person. */
  static boolean abuse(Draft draft, Turn turn) {
    var tells =
        !turn.issues().isEmpty()
            || !turn.requests().isEmpty()
            || !turn.entities().isEmpty()
            || turn.hasAttachment()
            || turn.click().isPresent();
    if (!turn.does("abuse") || tells) {
      return false;
    }
    draft.by("abuse");
    if (draft.state().talk().timesSaid(CALM) > 0) {
      draft.say("repair/hand-off-angry").reply(draft.matter().stage(), "");
      draft.handOff("abuse");
      return true;
    }
    draft.say(CALM);
    goOn(draft);
    return true;
  }

  private static boolean wantsPerson(Turn turn) {
    return turn.requests().stream()
        .anyMatch(label -> label.code().equals("human") && label.confidence() >= SURE);
  }

  private static boolean answer(Draft draft, String aside) {
    draft.by("aside");
    draft.because("aside: " + aside);
    var own = SAID + aside;
    draft.say(draft.book().scripts().containsKey(own) ? own : OTHER);
    goOn(draft);
    return true;
  }

  /** What was asked before is asked again. */
  private static void goOn(Draft draft) {
    if (OpenQuestion.isWaiting(draft)) {
      OpenQuestion.resume(draft);
    } else {
      draft.reply(draft.matter().stage(), draft.matter().question());
    }
  }
}
