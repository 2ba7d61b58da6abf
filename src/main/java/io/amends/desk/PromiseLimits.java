package io.amends.desk;

import io.amends.commerce.Money;
import io.amends.commerce.Order;
import io.amends.conversation.Proposal;
import io.amends.desk.WordingGate.Outgoing;
import io.amends.language.Entity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much a text may promise: by what goes along with it, by what is on the table, by what was
 * paid.
 */
final class PromiseLimits {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final List<Entity> original;
  private final boolean withOptions;
  private final List<Money> offered;
  private final @Nullable Money paid;

  /**
   * @param original what the suggestion itself names
   */
  PromiseLimits(Outgoing outgoing, List<Entity> original) {
    this.original = original;
    this.withOptions = !outgoing.options().isEmpty();
    this.offered =
        PromiseGate.amounts(
            withOptions
                ? outgoing.options()
                : outgoing
                    .conversation()
                    .matter()
                    .openProposal()
                    .map(Proposal::options)
                    .orElse(List.of()));
    this.paid =
        outgoing
            .conversation()
            .matter()
            .order()
            .map(Order::amounts)
            .map(Order.Amounts::paid)
            .orElse(null);
  }

  Optional<String> objection(Entity entity) {
    if (isInOriginal(entity)) {
      return Optional.empty();
    }
    if (entity.type().equals(Entity.AMOUNT)) {
      return withOptions ? notOfTheOptions(entity) : moreThanPaid(entity);
    }
    return entity.type().equals(Entity.PERCENT) ? largerShare(entity) : Optional.empty();
  }

  private boolean isInOriginal(Entity entity) {
    return original.stream()
        .anyMatch(
            named ->
                named.type().equals(entity.type())
                    && number(named).compareTo(number(entity)) == 0
                    && (entity.currency().isEmpty() || entity.currency().equals(named.currency())));
  }

  private Optional<String> notOfTheOptions(Entity entity) {
    var matches =
        offered.stream()
            .anyMatch(
                amount ->
                    amount.major().compareTo(number(entity)) == 0
                        && isCurrency(entity, amount.currency()));
    return matches
        ? Optional.empty()
        : Optional.of(entity.text() + " is not what the options offer");
  }

  private Optional<String> moreThanPaid(Entity entity) {
    if (paid == null) {
      return Optional.empty();
    }
    if (!isCurrency(entity, paid.currency())) {
      return Optional.of(entity.text() + " is not in the currency of the order");
    }
    return number(entity).compareTo(paid.major()) > 0
        ? Optional.of(entity.text() + " is more than was paid")
        : Optional.empty();
  }

  private Optional<String> largerShare(Entity entity) {
    if (withOptions) {
      return Optional.of(entity.text() + " is not what the options offer");
    }
    if (paid == null || offered.isEmpty()) {
      return Optional.empty();
    }
    var best = offered.stream().map(Money::major).reduce(BigDecimal.ZERO, BigDecimal::max);
    return number(entity).multiply(paid.major()).compareTo(best.multiply(HUNDRED)) > 0
        ? Optional.of(entity.text() + " is more than what is on offer")
        : Optional.empty();
  }

  private static boolean isCurrency(Entity entity, String currency) {
    return entity.currency().isEmpty() || entity.currency().equals(currency);
  }

  private static BigDecimal number(Entity entity) {
    try {
      return new BigDecimal(entity.value());
    } catch (NumberFormatException unnormalised) {
      return BigDecimal.ZERO;
    }
  }
}
