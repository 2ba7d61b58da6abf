package io.amends.conversation;

import io.amends.commerce.Order;
import io.amends.dialog.ItemWords;
import io.amends.language.Entity;
import io.amends.language.ItemNames;
import io.amends.language.PlainWords;
import java.util.LinkedHashSet;
import java.util.List;

/** Which lines of an order the customer complains of. */
public final class ItemsMeant {

  /** Slot that holds what was named: the SKU of the line, of several lines by {@link #AND}. */
  static final String ITEM = "item";

  private static final String AND = ", ";

  private ItemsMeant() {}

  /**
   * The lines that were named; the whole order while none was. Never empty for an order with lines.
   */
  static List<Order.Item> in(Order order, Matter matter) {
    var told = told(order, matter);
    return told.isEmpty() ? order.items() : told;
  }

  /** Lines of the order that a text speaks of, as entities {@code product} and {@code sku}. */
  static List<Entity> named(Order order, String text, ItemWords words) {
    return names(order, words).in(text);
  }

  private static ItemNames names(Order order, ItemWords words) {
    return new ItemNames(
        order.items().stream().map(ItemsMeant::line).toList(),
        new PlainWords(
            words.plain(),
            words.endings(),
            words.beforeSize(),
            words.afterSize(),
            words.between()));
  }

  /** The answer to which one it is: every line that was named. Empty for none. */
  static String answer(Order order, List<String> texts, ItemWords words) {
    var ids = new LinkedHashSet<String>();
    var names = names(order, words);
    texts.forEach(text -> names.in(text).forEach(entity -> ids.add(entity.value())));
    return String.join(AND, ids);
  }

  /**
   * What was named by the way, also before the order was known. Several lines are not taken for
   * what is wrong: "the shirt is fine, but the cap" names two.
   */
  static void note(Draft draft) {
    var order = draft.matter().order().filter(found -> found.items().size() > 1);
    if (order.isEmpty() || !told(order.get(), draft.matter()).isEmpty()) {
      return;
    }
    var answer = answer(order.get(), draft.state().talk().words(), draft.book().items());
    if (order.get().items().stream().anyMatch(item -> id(item).equals(answer))) {
      Slots.fill(draft, ITEM, answer);
    }
  }

  private static List<Order.Item> told(Order order, Matter matter) {
    var meant = matter.slot(ITEM).map(slot -> List.of(slot.split(AND))).orElse(List.of());
    return order.items().stream().filter(item -> meant.contains(id(item))).toList();
  }

  private static ItemNames.Line line(Order.Item item) {
    return new ItemNames.Line(item.sku(), item.title());
  }

  private static String id(Order.Item item) {
    return line(item).id();
  }
}
