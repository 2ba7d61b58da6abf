package io.amends.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TallyTest {

  private static final long SEED = 20_261_124;

  @Test
  void it_counts_as_a_map_does_in_whatever_order_the_names_come() {
    var random = new Random(SEED);
    for (var run = 0; run < 200; run++) {
      var expected = new HashMap<String, Integer>();
      var tally = Tally.none();
      for (var n = random.nextInt(60); n > 0; n--) {
        var names = List.of("s" + random.nextInt(20), "s" + random.nextInt(20));
        names.forEach(name -> expected.merge(name, 1, Integer::sum));
        tally = tally.with(names);
      }
      assertThat(tally.names()).as("seed %d", SEED).isEqualTo(expected.keySet());
      for (var n = 0; n < 20; n++) {
        assertThat(tally.of("s" + n)).isEqualTo(expected.getOrDefault("s" + n, 0));
      }
    }
  }

  @Test
  void the_same_counts_are_the_same_tally_and_others_are_not() {
    var one = Tally.none().with(List.of("b", "a", "b"));

    assertThat(one).isEqualTo(Tally.none().with("a").with("b").with("b")).hasToString("{a=1, b=2}");
    assertThat(one.hashCode()).isEqualTo(Tally.none().with(List.of("a", "b", "b")).hashCode());
    assertThat(one).isNotEqualTo(Tally.none().with(List.of("a", "b")));
    assertThat(one).isNotEqualTo(Tally.none().with(List.of("a", "c", "c")));
  }

  @Test
  void counting_on_leaves_what_was_counted_as_it_was() {
    var one = Tally.none().with("a");
    one.with("a").with("b");

    assertThat(one).isEqualTo(Tally.none().with("a"));
    assertThat(Tally.none().names()).isEmpty();
  }
}
