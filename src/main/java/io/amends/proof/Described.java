package io.amends.proof;

import io.amends.commerce.FactSheet;
import io.amends.proof.Planning.Planned;
import io.amends.remedy.Situation;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A situation in words, so that its author can see it before him. */
final class Described {

  private Described() {}

  /** {@code of 250.01 CNY, order.state completed, …, wish exchange, photo refused}. */
  static String of(Planned plan) {
    Situation situation = plan.situation();
    var order = situation.order();
    var item = order.items().get(0);
    var facts =
        new TreeMap<>(FactSheet.of(order, Trips.NOW))
            .entrySet().stream()
                .filter(fact -> fact.getKey().endsWith("state") || fact.getValue().equals("yes"))
                .map(fact -> fact.getKey() + " " + fact.getValue())
                .collect(Collectors.joining(", "));
    return "an order of "
        + item.price().major().toPlainString()
        + " "
        + order.currency()
        + (item.cost() == null ? "" : " (cost " + item.cost().major().toPlainString() + ")")
        + ", "
        + facts
        + plan.wish().map(wish -> ", wish " + wish.code()).orElse("")
        + (situation.evidenceRefused() ? ", photo refused" : "")
        + (plan.leftOut().isEmpty() ? "" : " (" + String.join("; ", plan.leftOut()) + ")");
  }
}
