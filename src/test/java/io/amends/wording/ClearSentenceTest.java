package io.amends.wording;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.commerce.Money;
import io.amends.dialog.yaml.FlowFiles;
import io.amends.remedy.Remedy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A sentence that is clear of promises is not read again, whatever backs it then. So it must be
 * clear for all that could back it; and a guard that has judged much judges as a new one does.
 */
class ClearSentenceTest {

  private static final long SEED = 20_261_122;
  private static final int BACKINGS = 12;

  @Test
  void what_is_clear_is_never_objected_to_whatever_backs_it_and_stands_beside_it() {
    var rules = FlowFiles.shippedWording();
    var promises = new PromiseCheck(rules);
    var random = new Random(SEED);
    int clear = 0;
    for (var line : lines()) {
      for (var span : Sentences.of(line)) {
        var reading = Reading.of(line, span.start(), span.end(), rules.same());
        if (promises.isClear(reading)) {
          clear++;
          for (int i = 0; i < BACKINGS; i++) {
            var backing = backing(random);
            var found = promises.in(reading, backing, random.nextBoolean());
            assertThat(found).as("seed %d: %s backed by %s", SEED, line, backing).isEmpty();
          }
        }
      }
    }
    assertThat(clear).isGreaterThan(1_000);
  }

  @Test
  void a_guard_that_has_judged_much_judges_as_a_new_one() {
    var rules = FlowFiles.shippedWording();
    var used = new WordingGuard(rules);
    var random = new Random(SEED);
    var lines = lines();
    for (int i = 0; i < 4_000; i++) {
      var text = some(lines, random) + " " + some(lines, random);
      var backing = backing(random);
      used.judge(some(lines, random), backing(random));
      var judged = used.judge(text, backing);
      assertThat(judged).as("seed %d", SEED).isEqualTo(used.judge(text, backing));
      assertThat(judged)
          .as("seed %d: %s backed by %s", SEED, text, backing)
          .isEqualTo(new WordingGuard(rules).judge(text, backing));
    }
  }

  /** A reply of the shop's own words is looked at once for all that may back it. */
  @Test
  void what_is_harmless_passes_whatever_backs_it() {
    var rules = FlowFiles.shippedWording();
    var guard = new WordingGuard(rules);
    var random = new Random(SEED);
    int harmless = 0;
    int others = 0;
    var lines = lines();
    for (int i = 0; i < 4_000; i++) {
      var text = random.nextBoolean() ? some(lines, random) : twoOf(lines, random);
      var backing = backing(random);
      var isHarmless = guard.isHarmless(text, backing.marketplace());
      harmless += isHarmless ? 1 : 0;
      others += isHarmless ? 0 : 1;
      if (isHarmless) {
        assertThat(new WordingGuard(rules).judgeScript(text, backing))
            .as("seed %d: %s backed by %s", SEED, text, backing)
            .isEqualTo(new Judgement(Verdict.PASS, List.of(), text));
      }
    }
    assertThat(harmless).isGreaterThan(300);
    assertThat(others).isGreaterThan(300);
  }

  private static String twoOf(List<String> lines, Random random) {
    return some(lines, random) + " " + some(lines, random);
  }

  private static List<String> lines() {
    var files = Objects.requireNonNull(Path.of("src/test/resources/wording").toFile().list());
    return Arrays.stream(files)
        .sorted()
        .flatMap(file -> OnTheTable.lines(file).stream())
        .map(line -> line.substring(line.indexOf('\t') + 1))
        .toList();
  }

  private static String some(List<String> lines, Random random) {
    return lines.get(random.nextInt(lines.size()));
  }

  private static Backing backing(Random random) {
    var currency = some(List.of("CNY", "USD", "TWD"), random);
    var remedies = EnumSet.noneOf(Remedy.class);
    var offered = new EnumMap<Remedy, Money>(Remedy.class);
    for (var remedy : Remedy.values()) {
      if (random.nextInt(6) == 0) {
        remedies.add(remedy);
        if (random.nextBoolean()) {
          offered.put(remedy, Money.of(String.valueOf(1 + random.nextInt(200)), currency));
        }
      }
    }
    var facts = new ArrayList<Money>();
    for (int i = random.nextInt(3); i > 0; i--) {
      facts.add(Money.of(String.valueOf(1 + random.nextInt(200)), currency));
    }
    return new Backing(
        some(OnTheTable.LANGUAGES, random),
        some(List.of("", "ebay", "taobao", "pdd"), random),
        currency,
        maybe(random, currency),
        offered,
        random.nextBoolean(),
        maybe(random, currency),
        facts,
        remedies,
        List.of(),
        List.of());
  }

  private static Optional<Money> maybe(Random random, String currency) {
    return random.nextBoolean()
        ? Optional.of(Money.of(String.valueOf(1 + random.nextInt(300)), currency))
        : Optional.empty();
  }
}
