package io.amends.language.opennlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeaturesTest {

  @Test
  void script_width_and_case_make_no_difference() {
    assertThat(features("\u8A02\u55AE \uFF32EFUND")).isEqualTo(features("\u8BA2\u5355 refund"));
  }

  @Test
  void one_order_number_is_as_good_as_another() {
    assertThat(features("order 6638201574")).isEqualTo(features("order 9912345678"));
    assertThat(features("order 12")).isNotEqualTo(features("order 13"));
  }

  @Test
  void a_model_of_other_features_has_another_version() {
    var found = new HashSet<Long>();
    found.addAll(features("Where's my order 6638201574?? It is NOT here, 2 days late"));
    found.addAll(
        features("\u4E0D\u8981\u7B2C\u4E00\u4E2A\uFF01\uFF01 iPhone\u574F\u4E86 \uD83D\uDE21"));

    assertThat(found.stream().sorted().mapToLong(Long::longValue).reduce(1, (a, b) -> 31 * a + b))
        .as("features changed: raise Features.VERSION, then correct this number")
        .isEqualTo(3594609158126344359L);
  }

  private static Set<Long> features(String text) {
    var hashes = new Hashes();
    var folded = Trained.WORDS.folding().fold(text);
    Features.extract(folded, new byte[folded.length()], hashes);
    var found = new HashSet<Long>();
    Arrays.stream(hashes.toArray()).forEach(found::add);
    return found;
  }
}
