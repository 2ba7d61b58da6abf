package io.amends.language.opennlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.language.Pending;
import io.amends.language.Understanding;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RobustnessTest {

  private static final List<Pending> PENDING =
      List.of(
          new Pending.Nothing(),
          new Pending.Question("order"),
          new Pending.Question("solved"),
          new Pending.Options(List.of("A coupon of 10 CNY", "Return it for a refund")),
          new Pending.Options(List.of("", "")),
          new Pending.Options(List.of()));

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void any_text_is_understood_somehow_and_always_the_same_way(long seed) {
    var random = new Random(seed);
    var known = IntentFiles.read(Trained.FOLDER.utterances()).utterances();
    for (int round = 0; round < 400; round++) {
      var text =
          round % 2 == 0
              ? RandomTexts.any(random)
              : RandomTexts.mutated(known.get(random.nextInt(known.size())).text(), random);
      var pending = PENDING.get(random.nextInt(PENDING.size()));

      var understood = Trained.understand(text, pending);

      assertThat(Trained.understand(text, pending)).isEqualTo(understood);
      check(text, understood);
    }
  }

  @Test
  void very_long_texts_are_understood() {
    for (var piece :
        List.of("a", "9", "\u9000", "1,000", "a@", "www.", "\uD83D", "!", "no ", "-1", "(2")) {
      var text = piece.repeat(100_000 / piece.length());

      check(text, Trained.understand(text));
      check(text, Trained.understand(text, PENDING.get(3)));
    }
  }

  private static void check(String text, Understanding understood) {
    assertThat(understood.emotion()).isBetween(0, 4);
    assertThat(understood.language()).isNotEmpty();
    for (var entity : understood.entities()) {
      assertThat(text.substring(entity.start(), entity.end())).isEqualTo(entity.text());
      assertThat(entity.value()).isNotEmpty();
    }
    for (var keyword : understood.keywords()) {
      assertThat(text.substring(keyword.start(), keyword.end())).isNotEmpty();
    }
    for (var head : io.amends.language.Taxonomy.values()) {
      assertThat(Report.labels(understood, head))
          .allSatisfy(label -> assertThat(label.confidence()).isBetween(0.0, 1.0));
    }
  }
}
