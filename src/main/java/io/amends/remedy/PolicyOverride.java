package io.amends.remedy;

import io.amends.commerce.Money;
import java.util.List;
import java.util.Map;

/**
 * What is otherwise in one place than in the rest of the policy.
 *
 * @param limits only those that are otherwise
 * @param partialRefundPercent as in {@link ShopPolicy}; empty: not otherwise
 * @param figures amounts that are otherwise, by the keys of {@link ShopPolicy.Figures}; each is in
 *     its own currency and changes only that one
 */
public record PolicyOverride(
    Scope scope,
    Map<Limit, Integer> limits,
    List<Integer> partialRefundPercent,
    Map<String, List<Money>> figures) {

  public PolicyOverride {
    limits = Map.copyOf(limits);
    partialRefundPercent = List.copyOf(partialRefundPercent);
    figures = Map.copyOf(figures);
  }
}
