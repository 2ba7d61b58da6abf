package io.amends.dialog.yaml;

import io.amends.dialog.yaml.OverrideReader.Placed;
import io.amends.remedy.Floor;
import io.amends.remedy.Limit;
import io.amends.remedy.PolicyOverride;
import io.amends.remedy.Scope;
import io.amends.remedy.Scope.Place;
import io.amends.remedy.ShopPolicy;
import io.amends.yaml.Fields;
import io.amends.yaml.Yaml;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** No figure goes below a floor, in no place that the policy tells apart. */
final class FloorCheck {

  private final ShopPolicy policy;
  private final List<Placed<PolicyOverride>> overrides;
  private final List<Placed<Floor>> floors;
  private final Fields fields;
  private final Findings.InFile findings;

  FloorCheck(
      ShopPolicy policy,
      List<Placed<PolicyOverride>> overrides,
      List<Placed<Floor>> floors,
      Fields fields,
      Findings.InFile findings) {
    this.policy = policy;
    this.overrides = overrides;
    this.floors = floors;
    this.fields = fields;
    this.findings = findings;
  }

  void check() {
    for (var market : List.of("CN", "EU", "elsewhere")) {
      for (var platform : named(Scope::platform)) {
        for (var category : named(Scope::category)) {
          check(new Place(market, platform, Set.of(category)));
        }
      }
    }
  }

  private void check(Place place) {
    for (var floor : floors) {
      var limit = floor.value().limit();
      var is = value(limit, place);
      if (floor.value().scope().covers(place) && is < floor.value().least()) {
        findings.add(
            line(limit, place),
            "\"%s\" is %d in %s, below the floor of %d in line %d (%s)"
                .formatted(
                    limit.code(),
                    is,
                    place.market(),
                    floor.value().least(),
                    floor.line(),
                    floor.value().source()),
            "Write " + floor.value().least() + " or more.");
      }
    }
  }

  private int value(Limit limit, Place place) {
    var here = policy.at(place);
    return switch (limit) {
      case RETURN_WINDOW_DAYS -> here.returnWindowDays().getOrDefault(place.market(), 0);
      case PRICE_PROTECTION_DAYS -> here.priceProtectionDays();
      case COUPON_PERCENT -> here.couponPercent();
      default -> throw new IllegalStateException(limit + " has no floor");
    };
  }

  /** Where the figure was written that holds there. */
  private int line(Limit limit, Place place) {
    return overrides.stream()
        .filter(override -> override.value().scope().covers(place))
        .filter(override -> override.value().limits().containsKey(limit))
        .max(Comparator.comparing(override -> override.value().scope().narrowness()))
        .map(Placed::line)
        .orElseGet(() -> ownLine(limit, place));
  }

  private int ownLine(Limit limit, Place place) {
    return limit == Limit.RETURN_WINDOW_DAYS
            && fields.value(limit.code()).orElse(null) instanceof Yaml.Entries markets
            && markets.all().containsKey(place.market())
        ? markets.all().get(place.market()).line()
        : fields.line(limit.code());
  }

  /** Every name that some override or floor has, and none of them. */
  private List<String> named(Function<Scope, String> part) {
    var names = new HashSet<String>(Set.of(""));
    overrides.forEach(override -> names.add(part.apply(override.value().scope())));
    floors.forEach(floor -> names.add(part.apply(floor.value().scope())));
    return new ArrayList<>(names).stream().sorted().toList();
  }
}
