package io.amends.remedy;

import java.util.List;

/**
 * What the ledger answers, with the events that make it so.
 *
 * @param granted whether it may be done
 * @param reason why not, for the agent; empty when granted
 * @param standing the order's standing after it
 * @param events what is new in the ledger; empty when the request was seen before or refused
 */
public record BudgetAnswer(
    boolean granted, String reason, Standing standing, List<LedgerEvent> events) {
  public BudgetAnswer {
    events = List.copyOf(events);
  }
}
