package io.amends.dialog.yaml;

import io.amends.commerce.Money;
import io.amends.remedy.Floor;
import io.amends.remedy.Limit;
import io.amends.remedy.PolicyOverride;
import io.amends.remedy.Scope;
import io.amends.remedy.ShopPolicy.Figures;
import io.amends.yaml.Fields;
import io.amends.yaml.Spelling;
import io.amends.yaml.Word;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads what differs by market, platform and category, and what nothing goes below. */
final class OverrideReader {

  static final Set<String> PLACE = Set.of("market", "platform", "category");
  static final Set<String> MARKETS = Set.of("CN", "EU", "elsewhere");

  private final PolicyReader numbers;
  private final Findings.InFile findings;
  private final List<Word> platforms = new ArrayList<>();

  OverrideReader(PolicyReader numbers, Findings.InFile findings) {
    this.numbers = numbers;
    this.findings = findings;
  }

  static Set<String> keysOfOverrides() {
    var keys = new HashSet<>(PLACE);
    Arrays.stream(Limit.values()).map(Limit::code).forEach(keys::add);
    keys.addAll(Set.of("figures", "partial-refund-percent"));
    return keys;
  }

  static Set<String> keysOfFloors() {
    var keys = new HashSet<>(PLACE);
    Arrays.stream(Limit.values()).filter(Limit::hasFloor).map(Limit::code).forEach(keys::add);
    keys.addAll(Set.of("source", "date"));
    return keys;
  }

  /** An override or a floor, with the line on which it begins. */
  record Placed<T>(T value, int line) {}

  /** Every platform that was named, as often as it was. */
  List<Word> platforms() {
    return List.copyOf(platforms);
  }

  List<Placed<PolicyOverride>> overrides(Fields policy) {
    var known = keysOfOverrides();
    var overrides = new ArrayList<Placed<PolicyOverride>>();
    var lines = new HashMap<Scope, Integer>();
    for (var row : policy.rows("overrides")) {
      var fields = new Fields("an override", row, known, findings);
      var scope = scope(fields, "an override");
      var other = lines.putIfAbsent(lowered(scope), row.line());
      if (other != null) {
        findings.add(
            row.line(),
            "an override for the same place is in line " + other,
            "Put both into one, or name another place.");
      }
      var value =
          new PolicyOverride(scope, limits(fields), numbers.percents(fields), figures(fields));
      if (value.limits().isEmpty()
          && value.partialRefundPercent().isEmpty()
          && value.figures().isEmpty()) {
        findings.add(row.line(), "an override changes nothing", "Name what is otherwise there.");
      }
      overrides.add(new Placed<>(value, row.line()));
    }
    return overrides;
  }

  List<Placed<Floor>> floors(Fields policy) {
    var limits = Arrays.stream(Limit.values()).filter(Limit::hasFloor).toList();
    var known = keysOfFloors();
    var floors = new ArrayList<Placed<Floor>>();
    for (var row : policy.rows("floors")) {
      var fields = new Fields("a floor", row, known, findings);
      var scope = scope(fields);
      var source = fields.required("source").text();
      var date = date(fields.required("date"));
      var named = limits.stream().filter(limit -> fields.has(limit.code())).toList();
      if (named.isEmpty()) {
        findings.add(
            row.line(),
            "a floor holds nothing up",
            Spelling.oneOf(Set.copyOf(limits.stream().map(Limit::code).toList())));
      }
      for (var limit : named) {
        var least = number(fields, limit);
        floors.add(new Placed<>(new Floor(scope, limit, least, source, date), row.line()));
      }
    }
    return floors;
  }

  private Scope scope(Fields fields, String what) {
    if (PLACE.stream().noneMatch(fields::has)) {
      findings.add(
          fields.line(), what + " names no place", "Add market, platform or category to it.");
    }
    return scope(fields);
  }

  private Scope scope(Fields fields) {
    var market = fields.word("market");
    if (!market.isBlank() && !MARKETS.contains(market.text())) {
      findings.add(
          market.line(),
          "market " + market.quoted() + " is not known",
          Spelling.remedy(market.text(), MARKETS));
    }
    var platform = fields.word("platform");
    if (!platform.isBlank()) {
      platforms.add(platform);
    }
    return new Scope(market.text(), platform.text(), fields.word("category").text());
  }

  /** Platforms are the same in any case of letters. */
  private static Scope lowered(Scope scope) {
    return new Scope(scope.market(), scope.platform().toLowerCase(Locale.ROOT), scope.category());
  }

  private Map<Limit, Integer> limits(Fields fields) {
    var limits = new EnumMap<Limit, Integer>(Limit.class);
    for (var limit : Limit.values()) {
      if (fields.has(limit.code())) {
        limits.put(limit, number(fields, limit));
      }
    }
    return limits;
  }

  private int number(Fields fields, Limit limit) {
    var word = fields.word(limit.code());
    return limit.isPercent() ? numbers.percent(word) : numbers.whole(word);
  }

  private Map<String, List<Money>> figures(Fields fields) {
    var figures = new TreeMap<String, List<Money>>();
    if (!fields.has("figures")) {
      return figures;
    }
    for (var entry : numbers.below("figures", fields).entrySet()) {
      var currency = entry.getKey();
      if (!numbers.isCurrency(currency, entry.getValue().line())) {
        continue;
      }
      var row =
          new Fields(
              "the figures in " + currency,
              entry.getValue().value(),
              Set.copyOf(Figures.KEYS),
              findings);
      for (var key : new LinkedHashMap<>(row.all()).keySet()) {
        figures
            .computeIfAbsent(key, none -> new ArrayList<>())
            .add(numbers.money(row.word(key), currency));
      }
    }
    return figures;
  }

  private LocalDate date(Word word) {
    try {
      return word.isBlank() ? LocalDate.EPOCH : LocalDate.parse(word.text());
    } catch (DateTimeParseException wrong) {
      findings.add(word.line(), word.quoted() + " is no date", "Write it as 2014-03-15.");
      return LocalDate.EPOCH;
    }
  }
}
