package io.amends.dialog.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.commerce.Money;
import io.amends.dialog.Flow;
import io.amends.dialog.FlowBook;
import io.amends.dialog.LocalText;
import io.amends.dialog.Placeholder;
import io.amends.dialog.Vocabulary;
import io.amends.dialog.Wording;
import io.amends.remedy.Remedy;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The set that the product comes with. */
class ShippedFlowsTest {

  private static final Map<String, String> FILES = FlowSource.shipped();
  private static final FlowBook BOOK = FlowFiles.read(FILES, SampleSet.subjects());

  @Test
  void it_loads_without_a_problem_and_always_with_the_same_hash() {
    assertThat(BOOK.flows().keySet())
        .contains(
            "quality-defect",
            "damaged-on-arrival",
            "late-delivery",
            "not-received",
            "order-status");
    assertThat(FlowFiles.read(new HashMap<>(FILES), SampleSet.subjects()).hash())
        .isEqualTo(BOOK.hash())
        .matches("[0-9a-f]{64}");
  }

  static Stream<String> scripts() {
    return BOOK.scripts().keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void every_wording_can_be_said_in_every_language_without_a_brace_left(String name) {
    var script = BOOK.script(name);
    for (var language : Vocabulary.LANGUAGES) {
      var values = sample(language);
      for (var said = 0; said < script.in(language).size(); said++) {
        assertThat(Wording.of(script, language, said, values))
            .isNotBlank()
            .doesNotContain("{", "}");
      }
    }
  }

  @Test
  void titles_fit_on_a_button_with_real_amounts() {
    for (var language : Vocabulary.LANGUAGES) {
      var amount = new LocalText(BOOK, language).money(Money.of("128.50", "CNY"));
      for (var remedy : Remedy.values()) {
        var title = BOOK.script("remedies/" + remedy.code() + "-title");
        assertThat(Wording.of(title, language, 0, Map.of("amount", amount)))
            .hasSizeLessThanOrEqualTo(24);
        assertThat(Wording.of(title, language, 0, Map.of())).hasSizeLessThanOrEqualTo(24);
      }
    }
  }

  @Test
  void questions_and_empathy_come_in_three_wordings() {
    for (var flow : BOOK.flows().values()) {
      var empathy = flow.empathy().stream().map(Flow.Line::say);
      var asks =
          flow.clarify().stream()
              .filter(step -> step instanceof Flow.Step.Ask)
              .map(step -> ((Flow.Step.Ask) step).with());
      Stream.concat(empathy, asks)
          .forEach(
              script ->
                  assertThat(BOOK.script(script).in("en"))
                      .as(script)
                      .hasSizeGreaterThanOrEqualTo(3));
    }
  }

  @Test
  void every_question_of_a_flow_ends_as_a_question_or_a_request() {
    for (var flow : BOOK.flows().values()) {
      for (var step : flow.clarify()) {
        if (step instanceof Flow.Step.Ask ask) {
          assertThat(BOOK.script(ask.with()).in("en").get(0)).as(ask.with()).contains("?");
        }
      }
    }
  }

  @Test
  void danger_is_met_without_a_word_about_money() {
    BOOK.scripts()
        .forEach(
            (name, script) -> {
              if (name.startsWith("repair/danger-")) {
                assertThat(String.join(" ", script.in("en")))
                    .doesNotContainIgnoringCase("refund", "coupon", "money", "compensat", "pay");
              }
            });
  }

  @Test
  void the_traditional_text_is_written_not_converted() {
    var same =
        BOOK.scripts().values().stream()
            .filter(script -> !script.name().startsWith("shared/"))
            .filter(script -> script.in("zh-Hans").equals(script.in("zh-Hant")))
            .map(script -> script.name())
            .toList();

    assertThat(same).isEqualTo(List.of("repair/other-language"));
  }

  @Test
  void money_days_and_states_read_as_the_language_writes_them() {
    var english = new LocalText(BOOK, "en");
    var chinese = new LocalText(BOOK, "zh-Hans");

    assertThat(english.money(Money.of("10", "CNY"))).isEqualTo("\u00a510");
    assertThat(english.money(Money.of("10.5", "USD"))).isEqualTo("$10.50");
    assertThat(english.money(Money.of("10", "CHF"))).isEqualTo("CHF 10");
    assertThat(chinese.money(Money.of("10", "CNY"))).isEqualTo("10\u5143");
    assertThat(english.day(LocalDate.of(2026, 11, 12))).isEqualTo("12 November");
    assertThat(chinese.day(LocalDate.of(2026, 11, 12))).isEqualTo("11\u670812\u65e5");
    assertThat(english.shipmentState("out-for-delivery")).isEqualTo("out for delivery");
    assertThat(english.orderState("on-the-moon")).isEqualTo("on-the-moon");
    assertThat(english.list(List.of("a", "b", "c"))).isEqualTo("a, b, c");
    assertThat(english.orderInList("E1", "Mug")).isEqualTo("E1 (Mug)");
  }

  private static Map<String, String> sample(String language) {
    var values = new HashMap<String, String>();
    for (var placeholder : Placeholder.values()) {
      values.put(placeholder.code(), language + " " + placeholder.code());
    }
    return values;
  }
}
