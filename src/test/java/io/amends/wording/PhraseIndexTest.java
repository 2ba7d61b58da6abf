package io.amends.wording;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.wording.Phrases.Written;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A long list finds what each of its phrases finds in a list of its own. */
class PhraseIndexTest {

  private static final int PHRASES = 1_000;
  private static final int SENTENCES = 300;
  private static final String LATIN = "abcde ";
  private static final String HAN = "\u9000\u6b3e\u60a8\u6211\u5168\u989d\u5e2e";

  @Test
  void what_is_found_does_not_depend_on_the_length_of_the_list() {
    var random = new Random(20261122);
    var written = new LinkedHashSet<Written>();
    while (written.size() < PHRASES) {
      var words = words(random, 1 + random.nextInt(4)).strip();
      if (!words.isEmpty()) {
        written.add(new Written(words, ""));
      }
    }
    var together = Phrases.of(List.copyOf(written), Map.of());
    var alone = written.stream().map(one -> Phrases.of(List.of(one), Map.of())).toList();
    var found = 0;
    for (var i = 0; i < SENTENCES; i++) {
      var text = words(random, 5 + random.nextInt(20));
      var reading = Reading.of(text, 0, text.length(), Map.of());
      var each = new ArrayList<Phrases.Found>();
      alone.forEach(list -> each.addAll(list.everywhere(reading)));

      assertThat(together.everywhere(reading)).as(text).isEqualTo(each);
      assertThat(together.isIn(reading)).as(text).isEqualTo(!each.isEmpty());
      found += each.size();
    }
    assertThat(found).isGreaterThan(SENTENCES);
  }

  private static String words(Random random, int length) {
    var words = new StringBuilder();
    var letters = random.nextBoolean() ? LATIN : random.nextBoolean() ? HAN : LATIN + HAN;
    for (var i = 0; i < length; i++) {
      words.append(letters.charAt(random.nextInt(letters.length())));
    }
    return words.toString();
  }
}
