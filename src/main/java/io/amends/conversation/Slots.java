package io.amends.conversation;

import io.amends.commerce.Order;
import io.amends.conversation.DecisionEvent.SlotFilled;
import io.amends.language.Entity;
import java.util.Locale;
import java.util.Optional;

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
          .flatMap(order -> item(order, turn))
          .ifPresent(sku -> fill(draft, ItemsMeant.ITEM, sku));
    }
    if (!question.isEmpty() && draft.matter().slot(question).isEmpty()) {
      answerInWords(draft, turn, question);
    }
    return !question.isEmpty() && draft.matter().slot(question).isPresent();
  }

  private static void fill(Draft draft, String slot, String value) {
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

  /** The line whose title shares a word with what was said. */
  private static Optional<String> item(Order order, Turn turn) {
    var said =
        turn.utterances().stream()
            .map(Utterance::text)
            .reduce("", (a, b) -> a + " " + b)
            .toLowerCase(Locale.ROOT);
    return order.items().stream()
        .filter(item -> sharesWord(item.title().toLowerCase(Locale.ROOT), said))
        .map(Order.Item::sku)
        .findFirst();
  }

  private static boolean sharesWord(String title, String said) {
    for (var word : title.split("[^\\p{L}\\p{N}]+")) {
      if (word.length() > 2 && said.contains(word)) {
        return true;
      }
    }
    return Character.UnicodeScript.of(title.codePointAt(0)) == Character.UnicodeScript.HAN
        && title.length() >= 2
        && said.contains(title.substring(title.length() - 2));
  }
}
