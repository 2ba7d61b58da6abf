package io.amends.dialog;

import io.amends.commerce.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Money, days, states and lists as a language writes them; the patterns are scripts of the set. */
public final class LocalText {

  private final FlowBook book;
  private final String language;

  public LocalText(FlowBook book, String language) {
    this.book = book;
    this.language = language;
  }

  /** {@code ¥10}, {@code $10.50}: decimals only where there are any. */
  public String money(Money money) {
    var own = "shared/money-" + money.currency();
    return text(
        book.scripts().containsKey(own) ? own : "shared/money-other",
        Map.of("amount", number(money), "currency", money.currency()));
  }

  /** {@code 12 November}: the year is left to the reader. */
  public String day(LocalDate day) {
    var month = text("shared/month-" + day.getMonthValue(), Map.of());
    return text("shared/day", Map.of("month", month, "day", Integer.toString(day.getDayOfMonth())));
  }

  /** The shop's own word where the set has none for the state. */
  public String orderState(String state) {
    return state("shared/order-state-", state);
  }

  /** The shop's own word where the set has none for the state. */
  public String shipmentState(String state) {
    return state("shared/shipment-state-", state);
  }

  /** An order among several: its number and what is in it. */
  public String orderInList(String number, String item) {
    return text("shared/order-in-list", Map.of("order", number, "item", item));
  }

  public String list(List<String> parts) {
    return parts.stream()
        .reduce((all, next) -> text("shared/list-of-two", Map.of("first", all, "second", next)))
        .orElse("");
  }

  private String state(String prefix, String state) {
    return book.scripts().containsKey(prefix + state) ? text(prefix + state, Map.of()) : state;
  }

  private String text(String script, Map<String, String> values) {
    return Wording.of(book.script(script), language, 0, values);
  }

  private static String number(Money money) {
    BigDecimal major = money.major();
    var isWhole = major.stripTrailingZeros().scale() <= 0;
    return (isWhole ? major.setScale(0) : major).toPlainString();
  }
}
