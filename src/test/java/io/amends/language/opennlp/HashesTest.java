package io.amends.language.opennlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HashesTest {

  private final Hashes hashes = new Hashes();

  @Test
  void a_hash_is_in_it_once_however_often_it_is_added() {
    var random = new Random(3);
    var expected = new TreeSet<Long>();
    for (int i = 0; i < 20_000; i++) {
      var hash = random.nextLong(9_000) << random.nextInt(40);
      hashes.add(hash);
      expected.add(hash);
    }

    assertThat(hashes.size()).isEqualTo(expected.size());
    assertThat(hashes.toArray()).containsExactly(expected.toArray(Long[]::new));
  }

  @Test
  void nothing_is_left_of_a_text_after_it_was_cleared() {
    for (int count : new int[] {10, 100_000, 10}) {
      hashes.clear();
      assertThat(hashes.size()).isZero();
      for (long hash = 0; hash < count; hash++) {
        hashes.add(hash);
      }
      assertThat(hashes.size()).isEqualTo(count);
    }
  }

  @Test
  void only_what_a_vocabulary_knows_has_a_row() {
    for (var hash : new long[] {7, 0, 5, -1}) {
      hashes.add(hash);
    }

    var known = hashes.lookUp(new Vocabulary(new long[] {-1, 0, 3}));

    assertThat(known).isEqualTo(2);
    assertThat(hashes.rows()).startsWith(1, 0);
  }

  @Test
  void a_hash_in_two_pieces_is_that_of_the_whole() {
    assertThat(Hashes.of('+', "refund")).isEqualTo(Hashes.of("+refund", 0, 7));
  }
}
