package io.amends.dialog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordingTest {

  private final Script script =
      new Script(
          "coupon-chosen",
          Map.of("en", List.of("{amount} is yours.", "Enjoy {amount}.", "It is yours.")));

  @Test
  void variants_take_turns() {
    var values = Map.of("amount", "$5");

    assertThat(Wording.of(script, "en", 0, values)).isEqualTo("$5 is yours.");
    assertThat(Wording.of(script, "en", 1, values)).isEqualTo("Enjoy $5.");
    assertThat(Wording.of(script, "en", 2, values)).isEqualTo("It is yours.");
    assertThat(Wording.of(script, "en", 3, values)).isEqualTo("$5 is yours.");
  }

  @Test
  void what_cannot_be_filled_is_not_said() {
    assertThat(Wording.of(script, "en", 0, Map.of())).isEqualTo("It is yours.");
    assertThat(Wording.of(script, "en", 1, Map.of())).isEqualTo("It is yours.");
  }

  @Test
  void a_language_that_is_not_there_is_answered_in_english() {
    assertThat(Wording.of(script, "fr", 2, Map.of("amount", "$5"))).isEqualTo("It is yours.");
  }

  @Test
  void braces_and_signs_in_a_value_are_text() {
    assertThat(Wording.of(script, "en", 1, Map.of("amount", "$1 {amount} \\")))
        .isEqualTo("Enjoy $1 {amount} \\.");
  }

  @Test
  void a_script_that_cannot_be_said_at_all_is_a_bug_with_a_name() {
    var needy = new Script("late", Map.of("en", List.of("Due {promised-day}, {item}.")));

    assertThatThrownBy(() -> Wording.of(needy, "en", 0, Map.of("item", "mug")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("script late (en) needs [{promised-day}]");
  }
}
