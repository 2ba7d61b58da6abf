package io.amends.remedy;

import java.time.Instant;
import java.util.List;

/** What a conversation asks of an order's ledger. The same request again has no second effect. */
public sealed interface BudgetRequest {

  String order();

  String proposal();

  /** May these be offered until then? */
  record Reserve(
      String order,
      String proposal,
      String conversation,
      String customer,
      List<Offer> offers,
      Instant expires)
      implements BudgetRequest {
    public Reserve {
      offers = List.copyOf(offers);
    }
  }

  /** The customer chose this one. */
  record Commit(String order, String proposal, Remedy remedy) implements BudgetRequest {}

  /** The customer turned them down. */
  record Refuse(String order, String proposal) implements BudgetRequest {}
}
