package io.amends.conversation;

import io.amends.commerce.Lookup;
import io.amends.commerce.Money;
import io.amends.commerce.Order;
import io.amends.remedy.Offer;
import io.amends.remedy.Remedy;
import io.amends.remedy.ShopPolicy;
import io.amends.wording.Backing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a text can rely on, by what the conversation knows and by the shop's policy. */
final class Backings {

  /** What a customer wrote is quoted only where it looks like a number of an order. */
  private static final Pattern CODE = Pattern.compile("[\\w#-]{1,40}");

  private Backings() {}

  /**
   * @param options what goes along with the text; none: it is no proposal
   * @param news the remedy that is told of, which may be over and watched no more
   */
  static Backing of(
      Conversation conversation, List<Option> options, Optional<Watch> news, ShopPolicy policy) {
    var matter = conversation.matter();
    var order = matter.order();
    var shown =
        options.isEmpty()
            ? matter.openProposal().map(Proposal::options).orElse(List.of())
            : options;
    var accepted = Optional.ofNullable(matter.accepted());
    var settled = new ArrayList<>(conversation.watched());
    news.ifPresent(settled::add);
    var offers = new ArrayList<Offer>();
    var shownTitles = new ArrayList<String>(shown.size());
    for (var option : shown) {
      offers.add(option.offer());
      shownTitles.add(option.title());
    }
    accepted.map(DecisionEvent.OptionAccepted::offer).ifPresent(offers::add);
    settled.forEach(watch -> offers.add(watch.offer()));
    var currency = order.map(Order::currency).orElseGet(() -> currency(offers));
    return new Backing(
        conversation.talk().language().isEmpty() ? "en" : conversation.talk().language(),
        marketplace(conversation),
        currency,
        order.map(Order::amounts).map(Order.Amounts::paid),
        amounts(offers, currency),
        !options.isEmpty(),
        order.flatMap(found -> ceiling(found, policy)),
        order.map(Backings::facts).orElse(List.of()),
        remedies(offers),
        quoted(matter, shown, titles(accepted, settled)),
        shownTitles);
  }

  /** Where it is said: on the marketplace of the order, else on the channel's. */
  static String marketplace(Conversation conversation) {
    var order = conversation.matter().order().orElse(null);
    return order == null || order.channel() == null ? conversation.channel() : order.channel();
  }

  private static Map<Remedy, Money> amounts(List<Offer> offers, String currency) {
    var amounts = new EnumMap<Remedy, Money>(Remedy.class);
    for (var offer : offers) {
      var amount = offer.amount();
      if (amount != null && amount.currency().equals(currency)) {
        amounts.merge(offer.remedy(), amount, Money::max);
      }
    }
    return amounts;
  }

  private static EnumSet<Remedy> remedies(List<Offer> offers) {
    var remedies = EnumSet.noneOf(Remedy.class);
    offers.forEach(offer -> remedies.add(offer.remedy()));
    return remedies;
  }

  private static String currency(List<Offer> offers) {
    for (var offer : offers) {
      var amount = offer.amount();
      if (amount != null) {
        return amount.currency();
      }
    }
    return "";
  }

  /** The most that the policy lets go without a return, and never more than was paid (P53). */
  private static Optional<Money> ceiling(Order order, ShopPolicy policy) {
    var paid = order.amounts().paid();
    var percents = policy.partialRefundPercent();
    var share = paid.percent(percents.isEmpty() ? 0 : percents.get(percents.size() - 1));
    return policy
        .in(order.currency())
        .map(
            figures ->
                figures
                    .partialRefundMax()
                    .min(share)
                    .max(figures.couponMax())
                    .max(figures.giftMax())
                    .max(figures.delayCompensation())
                    .min(paid));
  }

  private static List<Money> facts(Order order) {
    var amounts = order.amounts();
    var facts = new ArrayList<>(List.of(amounts.goods(), amounts.freight(), amounts.paid()));
    add(facts, amounts.returnFreight());
    add(facts, amounts.reshipFreight());
    for (var item : order.items()) {
      facts.add(item.price());
      add(facts, item.priceNow());
    }
    return facts;
  }

  private static List<String> titles(
      Optional<DecisionEvent.OptionAccepted> accepted, List<Watch> settled) {
    var titles = new ArrayList<String>();
    accepted.map(DecisionEvent.OptionAccepted::title).ifPresent(titles::add);
    for (var watch : settled) {
      titles.add(watch.title());
      titles.add(watch.order());
      titles.addAll(watch.items());
    }
    return titles;
  }

  private static List<String> quoted(Matter matter, List<Option> options, List<String> settled) {
    var quoted = new ArrayList<String>();
    matter.slot(Matter.ORDER).filter(CODE.asMatchPredicate()).ifPresent(quoted::add);
    matter.order().ifPresent(order -> quote(order, quoted));
    if (matter.lookup() instanceof Lookup.Listed listed) {
      listed.orders().forEach(order -> quote(order, quoted));
    }
    for (var option : options) {
      quoted.add(option.title());
      quoted.add(option.detail());
    }
    quoted.addAll(settled);
    return quoted;
  }

  private static void quote(Order order, List<String> quoted) {
    quoted.add(order.number());
    order.items().forEach(item -> quoted.addAll(List.of(item.title(), item.sku())));
    quoted.addAll(List.of(order.shipment().carrier(), order.shipment().trackingNumber()));
    order.shipment().events().forEach(movement -> quoted.add(movement.text()));
  }

  private static <T> void add(List<T> all, @Nullable T one) {
    if (one != null) {
      all.add(one);
    }
  }
}
