package io.amends.conversation;

import io.amends.dialog.Stage;
import java.util.List;
import java.util.Optional;

/** Rules that bring a person in at once (P62, and the rulings after P53). */
final class Handoffs {

  /**
   * Risks are reported recall first, so many a broken cup is faintly one of safety. Below this the
   * desk is told and the talk goes on with care; from here on a person takes over.
   */
  private static final double SURE = 0.6;

  private static final int ANGRY = 3;
  private static final int FURIOUS = 4;
  private static final int ANGRY_TURNS = 3;

  /** A risk that brings a person at once, and the fixed words that are said. */
  private record Danger(String risk, String script) {}

  /** Most pressing first: a person's life and body before the law, the law before money. */
  private static final List<Danger> DANGERS =
      List.of(
          new Danger("self-harm", "repair/danger-self-harm"),
          new Danger("safety", "repair/danger-safety"),
          new Danger("legal-threat", "repair/danger-legal"),
          new Danger("extortion", "repair/danger-extortion"),
          new Danger("privacy", "repair/danger-privacy"));

  private Handoffs() {}

  /** Fixed safe words, no money in that turn, a person at once. */
  static boolean danger(Draft draft, Turn turn) {
    var danger = pressing(turn);
    if (danger.isEmpty()) {
      return false;
    }
    draft.by("danger");
    draft.say(danger.get().script()).reply(stage(draft), "");
    draft.handOff(danger.get().risk());
    return true;
  }

  static boolean isDangerous(Turn turn) {
    return pressing(turn).isPresent();
  }

  private static Optional<Danger> pressing(Turn turn) {
    for (var danger : DANGERS) {
      if (turn.risks(danger.risk(), SURE)) {
        return Optional.of(danger);
      }
    }
    return Optional.empty();
  }

  /** Another language is answered once in English with the offer of a person (CONTRACT §1). */
  static boolean otherLanguage(Draft draft, Turn turn) {
    var other = "";
    for (var heard : turn.understandings()) {
      if (heard.conclusive() && !Languages.isSpoken(heard.language())) {
        other = heard.language();
      }
    }
    if (other.isEmpty()) {
      return false;
    }
    draft.by("other-language");
    draft.because("language: " + other);
    draft.say("repair/other-language").reply(stage(draft), "");
    draft.handOff("other-language");
    return true;
  }

  /** Where a person answers already, what is wrong comes first. */
  static boolean asked(Draft draft, Turn turn) {
    var isThere = !draft.state().desk().assistantSpeaks() && turn.issue().isPresent();
    if (!turn.requests("human") || isThere) {
      return false;
    }
    draft.by("asked-for-a-person");
    draft.say("repair/hand-off-asked").reply(stage(draft), "");
    draft.handOff("customer-asked");
    return true;
  }

  /** Anger that stays high, or rises to the top although it was met; a first 4 gets empathy. */
  static boolean anger(Draft draft, Turn turn) {
    var talk = draft.state().talk();
    var moods = talk.moods();
    var last = moods.subList(Math.max(0, moods.size() - ANGRY_TURNS), moods.size());
    var stays = last.size() == ANGRY_TURNS && last.stream().allMatch(mood -> mood >= ANGRY);
    var rises = talk.empathised() && turn.emotion() >= FURIOUS;
    if (!stays && !rises) {
      return false;
    }
    draft.by("anger");
    draft.say("repair/hand-off-angry").reply(stage(draft), "");
    draft.handOff("anger");
    return true;
  }

  private static Stage stage(Draft draft) {
    return draft.matter().stage();
  }
}
