package io.amends.language.opennlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.language.Entity;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is written, it is read, and what is found in it is there. */
class EntityRobustnessTest {

  private static final int SEEDS = 4;
  private static final boolean IS_LONG = "long".equals(System.getProperty("amends.scale"));
  private static final int TEXTS = (IS_LONG ? 5_000_000 : 200_000) / SEEDS;

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34})
  void entities_lie_in_the_text_and_say_what_is_written(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < TEXTS; i++) {
      var text = MutatedSuite.text(random);
      var day = LocalDate.ofEpochDay(20_000 + random.nextInt(1_000));
      try {
        check(text, day);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + ", text " + i + ", " + day + ": " + text, e);
      }
    }
    System.out.println("seed " + seed + ": " + TEXTS + " texts read");
  }

  private static void check(String text, LocalDate day) {
    var last = 0;
    for (var entity : Trained.WORDS.read(text, day).entities()) {
      if (entity.start() < last
          || entity.end() <= entity.start()
          || entity.end() > text.length()
          || !isBorder(text, entity.start())
          || !isBorder(text, entity.end())
          || entity.value().isEmpty()
          || !text.substring(entity.start(), entity.end()).equals(entity.text())) {
        assertThat(entity).as("no such place").isNull();
      }
      checkValue(entity);
      last = entity.end();
    }
  }

  private static void checkValue(Entity entity) {
    switch (entity.type()) {
      case Entity.DATE -> LocalDate.parse(entity.value());
      case Entity.AMOUNT, Entity.QUANTITY, Entity.PERCENT -> {
        var value = new java.math.BigDecimal(entity.value());
        assertThat(value.signum()).isGreaterThanOrEqualTo(0);
        assertThat(entity.value().length()).isLessThan(40);
      }
      default -> assertThat(entity.value()).isNotBlank();
    }
  }

  /** Not between the halves of one character. */
  private static boolean isBorder(String text, int at) {
    return at == 0
        || at == text.length()
        || !(Character.isHighSurrogate(text.charAt(at - 1))
            && Character.isLowSurrogate(text.charAt(at)));
  }
}
