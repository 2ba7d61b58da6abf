package io.amends.language.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class BinsTest {

  @Test
  void the_error_is_the_distance_of_each_bin_by_its_size() {
    var bins = new Bins();
    bins.add(0.05, false);
    bins.add(0.05, false);
    bins.add(0.75, true);
    bins.add(0.75, false);
    bins.add(1, true);

    assertThat(bins.error(0)).isCloseTo((2 * 0.05 + 2 * 0.25 + 0) / 5, within(1e-9));
    assertThat(bins.error(1)).isCloseTo((2 * 0.25 + 0) / 3, within(1e-9));
    assertThat(bins.table("Calibration").rows())
        .containsExactly(
            List.of("0.0 to 0.1", "2", "0.050", "0.000"),
            List.of("0.7 to 0.8", "2", "0.750", "0.500"),
            List.of("0.9 to 1", "1", "1.000", "1.000"));
  }
}
