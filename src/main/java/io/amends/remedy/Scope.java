package io.amends.remedy;

import io.amends.commerce.Order;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where an override or a floor of the policy holds. An empty part holds everywhere.
 *
 * @param market {@code CN}, {@code EU} or {@code elsewhere}
 * @param platform the order's channel, in any case of letters
 * @param category of the goods; it holds where all that is complained of is of it
 */
public record Scope(String market, String platform, String category) {

  /** Where a case lies: as many categories as the goods complained of have. */
  public record Place(String market, String platform, Set<String> categories) {

    public Place {
      platform = platform.toLowerCase(Locale.ROOT);
      categories = Set.copyOf(categories);
    }

    static Place of(Order order, List<Order.Item> items) {
      var channel = order.channel();
      return new Place(
          Market.of(order),
          channel == null ? "" : channel,
          items.stream().map(Order.Item::category).collect(Collectors.toSet()));
    }
  }

  public boolean covers(Place place) {
    return (market.isEmpty() || market.equals(place.market()))
        && (platform.isEmpty() || platform.toLowerCase(Locale.ROOT).equals(place.platform()))
        && (category.isEmpty() || place.categories().equals(Set.of(category)));
  }

  /** The more parts the narrower; of as many, category before platform before market. */
  public int narrowness() {
    var parts = (category.isEmpty() ? 0 : 4) + (platform.isEmpty() ? 0 : 2);
    var bits = parts + (market.isEmpty() ? 0 : 1);
    return Integer.bitCount(bits) * 8 + bits;
  }
}
