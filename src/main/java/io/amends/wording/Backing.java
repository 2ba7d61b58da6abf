package io.amends.wording;

import io.amends.commerce.Money;
import io.amends.remedy.Remedy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a text can rely on. Immutable.
 *
 * @param language of the conversation, for wordings that are proposed
 * @param marketplace where it is said, as the order or the channel names it; empty: nowhere special
 * @param currency of the order; empty: no order is known
 * @param paid for the order, where that is known
 * @param offered amounts on the table or accepted already, all of one currency
 * @param exact whether only these very amounts may be named, for the options go along with the text
 * @param ceiling the most that may be given while nothing is on the table; empty: nothing
 * @param facts amounts that are true of the order: prices, freight, what was paid
 * @param remedies on the table or accepted already
 * @param quoted words of the shop's own records and options, which are no promise: titles, numbers
 * @param options titles of the options on the table, to be offered instead of what is stopped
 */
public record Backing(
    String language,
    String marketplace,
    String currency,
    Optional<Money> paid,
    Map<Remedy, Money> offered,
    boolean exact,
    Optional<Money> ceiling,
    List<Money> facts,
    Set<Remedy> remedies,
    List<String> quoted,
    List<String> options) {

  public Backing {
    offered = Map.copyOf(offered);
    facts = List.copyOf(facts);
    remedies = Set.copyOf(remedies);
    quoted = List.copyOf(quoted);
    options = List.copyOf(options);
  }

  /** Nothing is known and nothing is offered. */
  public static Backing none(String language) {
    return new Backing(
        language,
        "",
        "",
        Optional.empty(),
        Map.of(),
        false,
        Optional.empty(),
        List.of(),
        Set.of(),
        List.of(),
        List.of());
  }

  /** Whether everything that was paid goes back by one of the remedies. */
  boolean givesAllBack() {
    return remedies.stream()
        .anyMatch(
            remedy ->
                remedy == Remedy.REFUND_ONLY
                    || remedy == Remedy.RETURN_REFUND
                    || remedy == Remedy.RETURN_AT_OWN_COST
                    || remedy == Remedy.CANCEL_REFUND);
  }

  /** Whether a promise of the remedy is kept by one that is on the table. */
  boolean backs(Remedy promised) {
    return remedies.stream().anyMatch(remedy -> family(remedy) == family(promised));
  }

  /** Whether the customer is sent something. */
  boolean givesGoods() {
    return remedies.stream()
        .anyMatch(remedy -> remedy.kind() == Remedy.Kind.REPLACE || family(remedy) == Remedy.GIFT);
  }

  /** Whether something is done for nothing. */
  boolean servesForFree() {
    return remedies.stream()
        .anyMatch(
            remedy -> remedy.kind() == Remedy.Kind.REPLACE || remedy.kind() == Remedy.Kind.COURIER);
  }

  /** The same thing under other conditions. */
  private static Remedy family(Remedy remedy) {
    return switch (remedy) {
      case RESHIP, EXCHANGE, EXCHANGE_AT_OWN_COST -> Remedy.EXCHANGE;
      case RETURN_REFUND, RETURN_AT_OWN_COST -> Remedy.RETURN_REFUND;
      case GIFT, PASS_ON -> Remedy.GIFT;
      default -> remedy;
    };
  }

  /** The most that a text may give away. */
  Optional<Money> most() {
    return offered.values().stream().reduce(Money::max).or(() -> ceiling);
  }

  /** The most that a coupon may be worth. */
  Optional<Money> mostOfACoupon() {
    return Optional.ofNullable(offered.get(Remedy.COUPON)).or(this::most);
  }
}
