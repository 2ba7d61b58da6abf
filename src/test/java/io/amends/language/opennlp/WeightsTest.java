package io.amends.language.opennlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsTest {

  private static final int ROWS = 50;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 62})
  void rows_are_kept_and_summed_column_by_column(int columns) {
    var random = new Random(columns);
    var values = new short[ROWS * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (short) random.nextInt();
    }
    var units = new float[columns];
    Arrays.fill(units, 0.5f);
    var weights = new Weights(values, units);

    assertThat(weights.values()).isEqualTo(values);
    for (int count : new int[] {0, 1, 2, 31, ROWS}) {
      var rows = random.ints(ROWS, 0, ROWS).toArray();
      var expected = new float[columns];
      for (int c = 0; c < columns; c++) {
        var column = c;
        expected[c] = IntStream.range(0, count).map(i -> values[rows[i] * columns + column]).sum();
      }

      assertThat(weights.scores(rows, count, 2)).isEqualTo(expected);
    }
  }
}
