package io.amends.conversation;

import io.amends.conversation.DecisionEvent.SlotFilled;
import io.amends.dialog.Flow.Step.Ask;
import io.amends.language.Entity;
import java.util.List;

/** Takes what a turn tells into slots, whether it was asked for or came by the way (P5). */
final class Slots {

  private static final String PHOTO = "photo";

  /** Asked for, and the customer has none to give. */
  static final String NONE = "none";

  /** What went wrong, in the customer's own words; a flow may ask for it where it is not told. */
  static final String STORY = "story";

  private static final int LONGEST = 500;
  private static final int WORDS = 8;
  private static final int HAN = 14;

  private Slots() {}

  /** Whether an answer tells nothing: there is none, or it was left open. */
  static boolean isEmpty(String answer) {
    return answer.equals(NONE) || answer.equals(Asking.OPEN);
  }

  /** Fills what the turn tells. Whether the question that was open is answered by it. */
  static boolean fill(Draft draft, Turn turn) {
    var question = draft.matter().question();
    turn.entity(Entity.ORDER_NUMBER).ifPresent(e -> fill(draft, Matter.ORDER, e.value()));
    if (turn.hasAttachment()) {
      fill(draft, PHOTO, "sent");
    }
    Asking.note(draft, turn);
    if (draft.matter().slot(FlowRunner.OCCASION).isEmpty()) {
      turn.occasion().ifPresent(occasion -> fill(draft, FlowRunner.OCCASION, occasion));
    }
    NeededBy.note(draft, turn);
    if (draft.matter().slot(STORY).isEmpty() && tells(turn)) {
      fill(draft, STORY, shortened(turn.text().strip()));
    }
    if (question.equals(ItemsMeant.ITEM)) {
      draft
          .matter()
          .order()
          .map(order -> ItemsMeant.answer(order, texts(turn), draft.book().items()))
          .filter(items -> !items.isEmpty())
          .ifPresent(items -> fill(draft, ItemsMeant.ITEM, items));
    } else {
      ItemsMeant.note(draft);
    }
    if (!question.isEmpty() && draft.matter().slot(question).isEmpty()) {
      answerInWords(draft, turn, question);
      OpenQuestion.ask(draft).ifPresent(ask -> answer(draft, turn, ask));
    }
    return !question.isEmpty() && draft.matter().slot(question).isPresent();
  }

  static void fill(Draft draft, String slot, String value) {
    if (!value.equals(draft.matter().slots().get(slot))) {
      draft.because(slot + ": " + value);
      draft.record(new SlotFilled(slot, value));
    }
  }

  /** What was asked and is no entity: a yes, a no, or anything at all. */
  private static void answerInWords(Draft draft, Turn turn, String question) {
    var denied = turn.does("deny");
    switch (question) {
      case PHOTO -> {
        if (denied) {
          fill(draft, PHOTO, "refused");
        } else if (turn.does("affirm") && !turn.does("wait")) {
          fill(draft, PHOTO, "promised");
        }
      }
      case Asking.WISH -> {
        if (turn.does("choose-either") || denied || turn.does("affirm")) {
          fill(draft, Asking.WISH, Asking.OPEN);
        }
      }
      default -> {
        // The order number and the item have no other words.
      }
    }
  }

  /** By the kind of answer that the question looks for. */
  private static void answer(Draft draft, Turn turn, Ask ask) {
    switch (ask.answer()) {
      case YES_NO -> yesOrNo(draft, turn, ask);
      case DAY -> day(draft, turn, ask);
      case TEXT -> text(draft, turn, ask);
      case NAMED -> {
        // Taken wherever it is told.
      }
    }
  }

  /** What must be known is asked again; the rest is left open. */
  private static void yesOrNo(Draft draft, Turn turn, Ask ask) {
    var yes = turn.does("affirm");
    var no = turn.does("deny");
    if (yes != no) {
      fill(draft, ask.slot(), yes ? "yes" : "no");
    } else if (!ask.required() && turn.isTold()) {
      fill(draft, ask.slot(), "open");
    }
  }

  private static void day(Draft draft, Turn turn, Ask ask) {
    var date = turn.entity(Entity.DATE).map(Entity::value);
    fill(draft, ask.slot(), date.orElse(turn.does("deny") ? NONE : "open"));
  }

  /** A bare courtesy or a question back is no answer. */
  private static void text(Draft draft, Turn turn, Ask ask) {
    var said = turn.text().strip();
    var courtesy = turn.does("greet") || turn.does("thank") || turn.does("wait");
    var told = turn.does("inform") || !turn.entities().isEmpty();
    if (turn.isUnsure() || turn.does("deny") && !told) {
      fill(draft, ask.slot(), NONE);
    } else if (!said.isEmpty() && (told || !courtesy && !turn.does("ask"))) {
      fill(draft, ask.slot(), shortened(said));
    }
  }

  private static String shortened(String said) {
    return said.length() > LONGEST ? said.substring(0, LONGEST) : said;
  }

  /** A complaint that says what is wrong in more than a few words has told what happened (P5). */
  private static boolean tells(Turn turn) {
    if (!turn.does("complain") || turn.issue().isEmpty()) {
      return false;
    }
    return Wordiness.reaches(turn.text(), HAN, WORDS);
  }

  private static List<String> texts(Turn turn) {
    return turn.utterances().stream().map(Utterance::text).toList();
  }
}
