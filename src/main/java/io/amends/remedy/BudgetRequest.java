package io.amends.remedy;

import io.amends.commerce.Money;
import java.time.Instant;
import java.util.List;

/** What a conversation asks of an order's ledger. The same request again has no second effect. */
public sealed interface BudgetRequest {

  String order();

  String proposal();

  /** Finds its own answer at the cashier of its order: see {@link Ledger#answer}. */
  BudgetAnswer answeredBy(Cashier cashier);

  /**
   * May these be offered until then?
   *
   * @param paid what was paid for the order: nothing that is given exceeds it
   */
  record Reserve(
      String order,
      String proposal,
      String conversation,
      String customer,
      List<Offer> offers,
      Money paid,
      Instant expires)
      implements BudgetRequest {
    public Reserve {
      offers = List.copyOf(offers);
    }

    @Override
    public BudgetAnswer answeredBy(Cashier cashier) {
      return cashier.reserve(this);
    }
  }

  /** The customer chose this one. */
  record Commit(String order, String proposal, Remedy remedy) implements BudgetRequest {
    @Override
    public BudgetAnswer answeredBy(Cashier cashier) {
      return cashier.commit(this);
    }
  }

  /** An agent approves what was chosen, and answers for its cost. */
  record Approve(String order, String proposal, String agent) implements BudgetRequest {
    @Override
    public BudgetAnswer answeredBy(Cashier cashier) {
      return cashier.approve(this);
    }
  }

  /** What was chosen will not be done: the shop refused it, or a person did. */
  record Release(String order, String proposal) implements BudgetRequest {
    @Override
    public BudgetAnswer answeredBy(Cashier cashier) {
      return cashier.release(this);
    }
  }

  /** The customer turned them down. */
  record Refuse(String order, String proposal) implements BudgetRequest {
    @Override
    public BudgetAnswer answeredBy(Cashier cashier) {
      return cashier.refuse(this);
    }
  }
}
