package io.amends.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConditionTest {

  @Test
  void at_least_holds_from_its_bound_on_and_for_nothing_unknown() {
    var atLeast = new Condition.AtLeast(new BigDecimal("7"));

    assertThat(atLeast.holds("6")).isFalse();
    assertThat(atLeast.holds("7")).isTrue();
    assertThat(atLeast.holds(null)).isFalse();
  }

  @Test
  void at_most_holds_up_to_its_bound_and_for_nothing_unknown() {
    var atMost = new Condition.AtMost(new BigDecimal("3"));

    assertThat(atMost.holds("3")).isTrue();
    assertThat(atMost.holds("4")).isFalse();
    assertThat(atMost.holds(null)).isFalse();
  }

  @Test
  void one_of_the_words_is_enough() {
    assertThat(new Condition.AnyOf(Set.of("lost", "held")).holds("held")).isTrue();
    assertThat(new Condition.AnyOf(Set.of("lost", "held")).holds("none")).isFalse();
  }

  @Test
  void known_and_missing_are_opposites() {
    assertThat(new Condition.Known().holds("x")).isTrue();
    assertThat(new Condition.Known().holds(null)).isFalse();
    assertThat(new Condition.Missing().holds(null)).isTrue();
    assertThat(new Condition.Missing().holds("x")).isFalse();
  }
}
