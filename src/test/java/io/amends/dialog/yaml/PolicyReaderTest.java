package io.amends.dialog.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.commerce.Money;
import io.amends.remedy.Budgets;
import io.amends.remedy.Scope.Place;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CNY:                    | YUAN:                  | 2  "YUAN" is no currency. Write its ISO 4217 code, as CNY.
          coupon-min: 5           | coupon-mim: 5          | 3  the figures in CNY has no "coupon-min". Add it.
          coupon-min: 5           | coupon-mim: 5          | 4  "coupon-mim" is no key of the figures in CNY. Did you mean "coupon-min"?
          repair: 20              | repair: twenty         | 9  "twenty" is no amount. Write a number such as 50.
          [10, 20, 30]            | 10                     | 13  "partial-refund-percent" has another form. Write [one, two].
          [10, 20, 30]            | [10, 200]              | 13  "200" is more than 100 %. Write 0 to 100.
          coupon-percent: 10      | coupon-percent: 10%    | 14  "10%" is no whole number. Write for example 10.
          EU: 14,                 | UK: 14,                | 19  return-window-days has no "EU". Add it.
          72 hours                | three days             | 22  "three days" is no duration. Write a number and seconds, minutes, hours or days: 24 hours.
          """)
  void what_is_wrong_with_the_limits_is_told_with_its_line(
      String from, String to, String expected) {
    assertThat(new SampleSet().change("policy.yaml", from, to).problems())
        .contains("dialog-flows/policy.yaml:" + expected);
  }

  private static final String FLOORS =
      """
      floors:
        - market: EU
          return-window-days: 14
          source: the directive
          date: 2014-06-13
      """;

  @Test
  void the_narrowest_override_of_each_figure_holds() {
    var policy =
        with("""
        overrides:
          - market: CN
            coupon-percent: 1
            resale-percent: 1
          - platform: eBay
            coupon-percent: 2
            gift-cost-percent: 2
          - category: shoes
            coupon-percent: 3
            figures: { CNY: { coupon-max: 3.50 } }
          - market: CN
            platform: ebay
            coupon-percent: 4
            return-window-days: 40
        """)
            .read()
            .policy();

    var narrow = policy.at(new Place("CN", "EBAY", Set.of("shoes")));
    assertThat(narrow.couponPercent()).isEqualTo(4);
    assertThat(narrow.resalePercent()).isEqualTo(1);
    assertThat(narrow.giftCostPercent()).isEqualTo(2);
    assertThat(narrow.returnWindowDays().get("CN")).isEqualTo(40);
    var figures = narrow.in("CNY").orElseThrow();
    assertThat(figures.couponMax()).isEqualTo(Money.of("3.50", "CNY"));
    assertThat(figures.couponMin()).isEqualTo(Money.of("5", "CNY"));
    var elsewhere = policy.at(new Place("elsewhere", "ebay", Set.of("shoes")));
    assertThat(elsewhere.couponPercent()).isEqualTo(3);
    var mixed = policy.at(new Place("elsewhere", "", Set.of("shoes", "toys")));
    assertThat(mixed.couponPercent()).isEqualTo(10);
  }

  @Test
  void no_figure_goes_below_a_floor_anywhere() {
    assertThat(with(FLOORS).problems()).isEmpty();
    assertThat(with(FLOORS).change("policy.yaml", "EU: 14", "EU: 13").problems())
        .containsExactly(
            "dialog-flows/policy.yaml:19  \"return-window-days\" is 13 in EU, below the floor of 14"
                + " in line 26 (the directive). Write 14 or more.");
    assertThat(
            with(FLOORS
                    + """
                    overrides:
                      - category: shoes
                        return-window-days: 5
                      - category: shoes
                        market: EU
                        platform: ebay
                        return-window-days: 20
                    """)
                .problems())
        .as("shoes on eBay are given 20, but elsewhere in the EU 5")
        .containsExactly(
            "dialog-flows/policy.yaml:31  \"return-window-days\" is 5 in EU, below the floor of 14"
                + " in line 26 (the directive). Write 14 or more.");
  }

  @Test
  void a_budget_is_an_amount_or_none() {
    var budgets =
        with("budgets:\n  CNY: { order: none, customer: 500, customer-period: 90 days,"
                + " agent: 300.50, day: none }\n")
            .read()
            .policy()
            .budgets();

    assertThat(budgets)
        .containsExactly(
            Map.entry(
                "CNY",
                new Budgets(
                    null,
                    Money.of("500", "CNY"),
                    Duration.ofDays(90),
                    Money.of("300.50", "CNY"),
                    null)));
    assertThat(new SampleSet().read().policy().budgets()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          overrides: [{ market: UK, coupon-percent: 5 }]   | 25  market "UK" is not known. Write one of: CN, EU, elsewhere.
          overrides: [{ coupon-percent: 5 }]               | 25  an override names no place. Add market, platform or category to it.
          overrides: [{ market: EU }]                      | 25  an override changes nothing. Name what is otherwise there.
          overrides: [{ market: EU, coupn-percent: 5 }]    | 25  "coupn-percent" is no key of an override. Did you mean "coupon-percent"?
          overrides: [{ market: EU, ladder-steps: 5 }]     | 25  "ladder-steps" is no key of an override.
          overrides: [{ market: EU, coupon-percent: 500 }] | 25  "500" is more than 100 %. Write 0 to 100.
          overrides: [{ platform: ebay, coupon-percent: 5 }, { platform: eBay, resale-percent: 1 }] | 25  an override for the same place is in line 25. Put both into one, or name another place.
          overrides: [{ market: EU, figures: { EUR: { repair: few } } }] | 25  "few" is no amount. Write a number such as 50.
          overrides: [{ market: EU, figures: { EURO: { repair: 5 } } }] | 25  "EURO" is no currency. Write its ISO 4217 code, as CNY.
          overrides: { market: EU }                        | 25  "overrides" is no list. Write [one, two], or rows with -.
          floors: [{ return-window-days: 5, date: 2014-06-13 }] | 25  a floor has no "source". Add it.
          floors: [{ return-window-days: 5, source: us, date: 13.6.2014 }] | 25  "13.6.2014" is no date. Write it as 2014-03-15.
          budgets: { CNY: { order: 5 } }                   | 25  the budgets in CNY has no "customer". Add it.
          budgets: { CNY: { order: any, customer: 5, customer-period: 90 days, agent: 5, day: 5 } } | 25  "any" is no amount. Write a number such as 50.
          budgets: { CNY: { order: none, customer: 5, customer-period: 90, agent: 5, day: 5 } } | 25  "90" is no duration.
          budgets: { YEN: { order: none } }                | 25  "YEN" is no currency. Write its ISO 4217 code, as CNY.
          floors: [{ source: us, date: 2014-06-13 }]       | 25  a floor holds nothing up.
          """)
  void what_is_wrong_with_an_override_or_a_floor_is_told_with_its_line(
      String lines, String expected) {
    assertThat(with(lines + "\n").problems())
        .anyMatch(problem -> problem.startsWith("dialog-flows/policy.yaml:" + expected));
  }

  private static SampleSet with(String lines) {
    var set = new SampleSet();
    return set.put("policy.yaml", set.files().get("policy.yaml") + lines);
  }
}
