package io.amends.dialog.yaml;

import io.amends.commerce.Money;
import io.amends.dialog.Promising;
import io.amends.remedy.Budgets;
import io.amends.remedy.ShopPolicy;
import io.amends.remedy.ShopPolicy.Figures;
import io.amends.yaml.Durations;
import io.amends.yaml.Fields;
import io.amends.yaml.Spelling;
import io.amends.yaml.Word;
import io.amends.yaml.Yaml;
import java.time.Duration;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the shop's limits; all of them must be there, none has a hidden default. Only overrides,
 * floors, budgets and promises may be missing: then there are none.
 */
final class PolicyReader {

  static final Set<String> KEYS =
      Set.of(
          "figures",
          "partial-refund-percent",
          "coupon-percent",
          "coupon-cost-percent",
          "gift-cost-percent",
          "resale-percent",
          "unknown-cost-percent",
          "return-window-days",
          "price-protection-days",
          "ladder-steps",
          "offer-stands",
          "overrides",
          "floors",
          "budgets",
          "promises",
          "silence",
          "idle");

  static final Set<String> FIGURES = Set.copyOf(Figures.KEYS);

  static final Set<String> BUDGETS = Set.of("order", "customer", "customer-period", "agent", "day");

  static final Set<String> PROMISES = Set.of("warn-percent", "warn-at-most");

  static final Set<String> MARKETS = Set.of("CN", "EU", "elsewhere");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,5}");
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,9}(\\.\\d{1,3})?");

  private final Findings.InFile findings;

  PolicyReader(Findings.InFile findings) {
    this.findings = findings;
  }

  /**
   * The policy and the times that come with it.
   *
   * @param silence before a silent customer is asked once more
   * @param idle before a conversation without a word closes
   * @param promising when to warn of promises
   * @param platforms that overrides and floors name
   */
  record Limits(
      ShopPolicy policy,
      Duration silence,
      Duration idle,
      Promising promising,
      List<Word> platforms) {}

  Limits read(Yaml yaml) {
    var fields = new Fields("a policy", yaml, KEYS, findings);
    checkLadder(fields);
    checkCurrencies(fields);
    var reader = new OverrideReader(this, findings);
    var overrides = reader.overrides(fields);
    var floors = reader.floors(fields);
    var policy =
        new ShopPolicy(
            figures(fields),
            requiredPercents(fields),
            percent(fields.required("coupon-percent")),
            percent(fields.required("coupon-cost-percent")),
            percent(fields.required("gift-cost-percent")),
            percent(fields.required("resale-percent")),
            percent(fields.required("unknown-cost-percent")),
            returnWindows(fields),
            whole(fields.required("price-protection-days")),
            whole(fields.required("ladder-steps")),
            duration(fields, "offer-stands"),
            overrides.stream().map(OverrideReader.Placed::value).toList(),
            floors.stream().map(OverrideReader.Placed::value).toList(),
            budgets(fields));
    new FloorCheck(policy, overrides, floors, fields, findings).check();
    return new Limits(
        policy,
        duration(fields, "silence"),
        duration(fields, "idle"),
        promising(fields),
        reader.platforms());
  }

  /** Who says no is not offered less. */
  private void checkLadder(Fields fields) {
    var before = 0;
    for (var word : fields.words("partial-refund-percent")) {
      var percent = WHOLE.matcher(word.text()).matches() ? Integer.parseInt(word.text()) : before;
      if (percent < before) {
        findings.add(
            word.line(),
            "the step of " + percent + " per cent is less than the one before it",
            "Write the steps from the first offer up.");
      }
      before = percent;
    }
  }

  /** A budget is reckoned in the figures of its currency. */
  private void checkCurrencies(Fields fields) {
    if (!(fields.value("figures").orElse(null) instanceof Yaml.Entries figures)
        || !(fields.value("budgets").orElse(null) instanceof Yaml.Entries budgets)) {
      return;
    }
    budgets
        .all()
        .forEach(
            (currency, entry) -> {
              if (!figures.all().containsKey(currency)) {
                findings.add(
                    entry.line(),
                    "there is a budget in " + currency + " and no figures",
                    Spelling.closest(currency, figures.all().keySet())
                        .map(close -> "Did you mean \"" + close + "\"?")
                        .orElse("Add " + currency + " to \"figures\", or delete the budget."));
              }
            });
  }

  private Promising promising(Fields fields) {
    if (!fields.has("promises")) {
      return Promising.not();
    }
    var row = new Fields("promises", fields.value("promises").orElseThrow(), PROMISES, findings);
    return new Promising(percent(row.required("warn-percent")), duration(row, "warn-at-most"));
  }

  /** A currency without a row has no budgets. */
  private Map<String, Budgets> budgets(Fields fields) {
    var budgets = new LinkedHashMap<String, Budgets>();
    if (!fields.has("budgets")) {
      return budgets;
    }
    for (var entry : below("budgets", fields).entrySet()) {
      var currency = entry.getKey();
      if (isCurrency(currency, entry.getValue().line())) {
        var row =
            new Fields("the budgets in " + currency, entry.getValue().value(), BUDGETS, findings);
        budgets.put(
            currency,
            new Budgets(
                budget(row, "order", currency),
                budget(row, "customer", currency),
                duration(row, "customer-period"),
                budget(row, "agent", currency),
                budget(row, "day", currency)));
      }
    }
    return budgets;
  }

  private @Nullable Money budget(Fields row, String key, String currency) {
    var word = row.required(key);
    return word.text().equals("none") ? null : money(word, currency);
  }

  private Map<String, Figures> figures(Fields fields) {
    var figures = new LinkedHashMap<String, Figures>();
    for (var entry : below("figures", fields).entrySet()) {
      if (isCurrency(entry.getKey(), entry.getValue().line())) {
        figures.put(entry.getKey(), figures(entry.getKey(), entry.getValue().value()));
      }
    }
    return figures;
  }

  private Figures figures(String currency, Yaml yaml) {
    var fields = new Fields("the figures in " + currency, yaml, FIGURES, findings);
    var own = Figures.of(key -> money(fields.required(key), currency));
    if (own.couponMax().compareTo(own.couponMin()) < 0 && own.couponMax().isPositive()) {
      findings.add(
          fields.line("coupon-max"),
          "\"coupon-max\" is %s, below \"coupon-min\" of %s"
              .formatted(plain(own.couponMax()), plain(own.couponMin())),
          "Write " + plain(own.couponMin()) + " or more, or lower the other.");
    }
    return own;
  }

  private static String plain(Money money) {
    return money.major().stripTrailingZeros().toPlainString();
  }

  Money money(Word word, String currency) {
    if (AMOUNT.matcher(word.text()).matches()) {
      return Money.of(word.text(), currency);
    }
    if (!word.isBlank()) {
      findings.add(word.line(), word.quoted() + " is no amount", "Write a number such as 50.");
    }
    return Money.zero(currency);
  }

  boolean isCurrency(String code, int line) {
    var isKnown =
        Currency.getAvailableCurrencies().stream()
            .anyMatch(currency -> currency.getCurrencyCode().equals(code));
    if (!isKnown) {
      findings.add(line, "\"" + code + "\" is no currency", "Write its ISO 4217 code, as CNY.");
    }
    return isKnown;
  }

  private List<Integer> requiredPercents(Fields fields) {
    fields.required("partial-refund-percent", Yaml.Rows.class);
    return fields.value("partial-refund-percent").filter(Yaml.Rows.class::isInstance).isPresent()
        ? percents(fields)
        : List.of();
  }

  List<Integer> percents(Fields fields) {
    return fields.words("partial-refund-percent").stream().map(this::percent).toList();
  }

  private Map<String, Integer> returnWindows(Fields fields) {
    var days = new LinkedHashMap<String, Integer>();
    var windows =
        new Fields(
            "return-window-days",
            fields
                .value("return-window-days")
                .orElse(new Yaml.Entries(new LinkedHashMap<>(), fields.line())),
            MARKETS,
            findings);
    for (var market : MARKETS.stream().sorted().toList()) {
      days.put(market, whole(windows.required(market)));
    }
    return days;
  }

  Map<String, Yaml.Entry> below(String key, Fields fields) {
    fields.required(key, Yaml.Entries.class);
    return fields.value(key).isPresent() && fields.value(key).get() instanceof Yaml.Entries mapping
        ? mapping.all()
        : Map.of();
  }

  int percent(Word word) {
    var percent = whole(word);
    if (percent > 100) {
      findings.add(word.line(), word.quoted() + " is more than 100 %", "Write 0 to 100.");
    }
    return percent;
  }

  int whole(Word word) {
    if (WHOLE.matcher(word.text()).matches()) {
      return Integer.parseInt(word.text());
    }
    if (!word.isBlank()) {
      findings.add(word.line(), word.quoted() + " is no whole number", "Write for example 10.");
    }
    return 0;
  }

  private Duration duration(Fields fields, String key) {
    return Durations.read(fields.required(key), findings);
  }
}
