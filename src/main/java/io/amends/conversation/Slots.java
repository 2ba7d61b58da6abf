package io.amends.conversation;

import io.amends.conversation.DecisionEvent.SlotFilled;
import io.amends.language.Entity;
import java.util.List;

/** Takes what a turn tells into slots, whether it was asked for or came by the way (P5). */
final class Slots {

  private static final String PHOTO = "photo";
  private static final String WISH = "wish";
  private static final String NEEDED_BY = "needed-by";

  private Slots() {}

  /** Fills what the turn tells. Whether the question that was open is answered by it. */
  static boolean fill(Draft draft, Turn turn) {
    var question = draft.matter().question();
    turn.entity(Entity.ORDER_NUMBER).ifPresent(e -> fill(draft, Matter.ORDER, e.value()));
    if (turn.hasAttachment()) {
      fill(draft, PHOTO, "sent");
    }
    Wishes.in(turn).ifPresent(wish -> fill(draft, WISH, wish));
    if (question.equals(NEEDED_BY)) {
      turn.entity(Entity.DATE).ifPresent(date -> fill(draft, NEEDED_BY, date.value()));
    }
    if (question.equals(ItemsMeant.ITEM)) {
      draft
          .matter()
          .order()
          .map(order -> ItemsMeant.answer(order, texts(turn)))
          .filter(items -> !items.isEmpty())
          .ifPresent(items -> fill(draft, ItemsMeant.ITEM, items));
    } else {
      ItemsMeant.note(draft);
    }
    if (!question.isEmpty() && draft.matter().slot(question).isEmpty()) {
      answerInWords(draft, turn, question);
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
      case WISH -> {
        if (turn.does("choose-either") || denied || turn.does("affirm")) {
          fill(draft, WISH, "open");
        }
      }
      case NEEDED_BY -> fill(draft, NEEDED_BY, denied ? "none" : "open");
      default -> {
        // The order number and the item have no other words.
      }
    }
  }

  private static List<String> texts(Turn turn) {
    return turn.utterances().stream().map(Utterance::text).toList();
  }
}
