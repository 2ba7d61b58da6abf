package io.amends.remedy;

import io.amends.commerce.Money;
import org.jspecify.annotations.Nullable;

/**
 * The price of a remedy, with the sum behind it: a colleague sees what each way out would cost and
 * why (P10).
 *
 * @param amount what the customer gets, zero where it is nothing of an amount
 * @param cost what it costs the shop; a loss avoided may make it negative
 * @param last the newest part of the cost; {@code null}: there is none
 */
record Price(Money amount, Money cost, @Nullable Part last) {

  /** A part of the cost, after the ones before it: put into words only where somebody reads it. */
  private record Part(@Nullable Part before, String name, String sign, Money money) {

    String inWords() {
      var term = name + " " + money.major().toPlainString();
      if (before == null) {
        return sign.contains("+") ? term : sign + term;
      }
      return before.inWords() + sign + term;
    }
  }

  static Price of(Money amount) {
    return new Price(amount, Money.zero(amount.currency()), null);
  }

  Price plus(String part, Money money) {
    return with(part, " + ", money, cost.plus(money));
  }

  Price minus(String part, Money money) {
    return with(part, " - ", money, cost.minus(money));
  }

  /** {@code gives 45.00 CNY, costs the shop 47.80 CNY (money 45.00 + freight 10.00 - …)}. */
  String inWords() {
    var gives = amount.isPositive() ? "gives " + text(amount) + ", " : "";
    var sum = last == null ? "" : " (" + last.inWords() + ")";
    return gives + "costs the shop " + text(cost) + sum;
  }

  private Price with(String name, String sign, Money money, Money total) {
    return money.minor() == 0 ? this : new Price(amount, total, new Part(last, name, sign, money));
  }

  private static String text(Money money) {
    return money.major().toPlainString() + " " + money.currency();
  }
}
