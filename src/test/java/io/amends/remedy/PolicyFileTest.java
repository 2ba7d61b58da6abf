package io.amends.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.Shows;
import io.amends.commerce.Money;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The policy that ships says what P53 says; the tests rest on the same figures. */
@Shows("P53")
final class PolicyFileTest {

  private final Map<?, ?> file = read();
  private final ShopPolicy standard = Policies.standard();

  @Test
  void every_amount_in_every_currency_is_that_of_the_playbook() {
    assertThat(amounts()).isEqualTo(amountsOf(standard));
  }

  @Test
  void the_file_has_a_key_for_every_figure_of_the_policy_and_three_for_the_conversation() {
    var names =
        Arrays.stream(ShopPolicy.class.getRecordComponents())
            .map(component -> kebab(component.getName()))
            .collect(Collectors.toSet());
    names.addAll(List.of("silence", "idle", "promises"));

    assertThat(file.keySet()).map(Object::toString).containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void percentages_days_and_steps_are_those_of_the_playbook() {
    assertThat(file.get("partial-refund-percent")).isEqualTo(standard.partialRefundPercent());
    assertThat(file.get("coupon-percent")).isEqualTo(standard.couponPercent());
    assertThat(file.get("coupon-cost-percent")).isEqualTo(standard.couponCostPercent());
    assertThat(file.get("gift-cost-percent")).isEqualTo(standard.giftCostPercent());
    assertThat(file.get("resale-percent")).isEqualTo(standard.resalePercent());
    assertThat(file.get("unknown-cost-percent")).isEqualTo(standard.unknownCostPercent());
    assertThat(file.get("return-window-days")).isEqualTo(standard.returnWindowDays());
    assertThat(file.get("price-protection-days")).isEqualTo(standard.priceProtectionDays());
    assertThat(file.get("ladder-steps")).isEqualTo(standard.ladderSteps());
    assertThat(file.get("offer-stands")).isEqualTo(standard.offerStands().toHours() + " hours");
  }

  @Test
  void the_law_is_a_floor_and_nothing_is_otherwise_anywhere() {
    var floors =
        ((List<?>) file.get("floors"))
            .stream()
                .map(floor -> (Map<?, ?>) floor)
                .collect(Collectors.toMap(f -> f.get("market"), f -> f.get("return-window-days")));

    assertThat(floors).isEqualTo(Map.of("CN", 7, "EU", 14));
    assertThat(file.get("overrides")).isEqualTo(List.of());
  }

  private Map<String, Map<String, Money>> amounts() {
    return ((Map<?, ?>) file.get("figures"))
        .entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> entry.getKey().toString(),
                    entry -> amounts(entry.getKey().toString(), (Map<?, ?>) entry.getValue())));
  }

  private static Map<String, Money> amounts(String currency, Map<?, ?> figures) {
    return figures.entrySet().stream()
        .collect(
            Collectors.toMap(
                entry -> entry.getKey().toString(),
                entry -> Money.of(new BigDecimal(entry.getValue().toString()), currency)));
  }

  private static Map<String, Map<String, Money>> amountsOf(ShopPolicy policy) {
    return policy.figures().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry ->
                    Arrays.stream(ShopPolicy.Figures.class.getRecordComponents())
                        .collect(
                            Collectors.toMap(
                                component -> kebab(component.getName()),
                                component -> value(component, entry.getValue())))));
  }

  private static Money value(RecordComponent component, ShopPolicy.Figures figures) {
    try {
      return (Money) component.getAccessor().invoke(figures);
    } catch (ReflectiveOperationException failure) {
      throw new AssertionError(failure);
    }
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static Map<?, ?> read() {
    try {
      var text = Files.readString(Path.of("dialog-flows/policy.yaml"));
      return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
