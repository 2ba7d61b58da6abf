package io.amends.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {

  @Test
  void a_distance_counts_changed_missing_and_added_letters() {
    assertThat(Spelling.distance("", "abc")).isEqualTo(3);
    assertThat(Spelling.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Spelling.distance("same", "same")).isZero();
  }

  @Test
  void the_nearest_word_is_guessed() {
    assertThat(Spelling.remedy("reshp", List.of("repair", "reship")))
        .isEqualTo("Did you mean \"reship\"?");
  }

  @Test
  void where_nothing_is_near_the_few_there_are_are_told() {
    assertThat(Spelling.remedy("banana", List.of("b-yes", "a-no")))
        .isEqualTo("Write one of: a-no, b-yes.");
  }
}
