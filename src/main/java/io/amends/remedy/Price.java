package io.amends.remedy;

import io.amends.commerce.Money;

/**
 * The price of a remedy, with the sum behind it: a colleague sees what each way out would cost and
 * why (P10).
 *
 * @param amount what the customer gets, zero where it is nothing of an amount
 * @param cost what it costs the shop; a loss avoided may make it negative
 * @param sum the parts of the cost, as words
 */
record Price(Money amount, Money cost, String sum) {

  static Price of(Money amount) {
    return new Price(amount, Money.zero(amount.currency()), "");
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
    return gives + "costs the shop " + text(cost) + (sum.isEmpty() ? "" : " (" + sum + ")");
  }

  private Price with(String part, String sign, Money money, Money total) {
    if (money.minor() == 0) {
      return this;
    }
    var term = part + " " + money.major().toPlainString();
    return new Price(amount, total, sum.isEmpty() && sign.contains("+") ? term : sum + sign + term);
  }

  private static String text(Money money) {
    return money.major().toPlainString() + " " + money.currency();
  }
}
