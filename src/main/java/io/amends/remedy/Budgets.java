package io.amends.remedy;

import io.amends.commerce.Money;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What remedies may cost the shop in all, in one currency, by the same reckoning as an offer's
 * cost. Reserved when it is offered, for the dearest of what is offered; {@code null}: no limit.
 *
 * @param order for one order
 * @param customer for one customer in {@code customerPeriod}, over all his orders
 * @param agent what one agent may approve in a day
 * @param day for the whole shop, of what is offered in a day of its time zone
 */
public record Budgets(
    @Nullable Money order,
    @Nullable Money customer,
    Duration customerPeriod,
    @Nullable Money agent,
    @Nullable Money day) {}
