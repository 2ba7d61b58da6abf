package io.amends.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every golden conversation goes as it is written, and together they visit all of the flows. */
class GoldensTest {

  private final Rehearsal rehearsal = new Rehearsal(Shipped.BOOK);

  /** With the understanding that is written down: a failure is about flows. */
  @TestFactory
  Stream<DynamicTest> decided() {
    return each(golden -> passes(rehearsal.play(golden, Ear.given())));
  }

  /** With the trained model: a failure here alone is about intents. */
  @TestFactory
  Stream<DynamicTest> heard() {
    var model = Ear.of(Shipped.model());
    return each(
        golden -> {
          var performance = rehearsal.play(golden, model);
          if (golden.notHeard().isEmpty()) {
            passes(performance);
          } else if (performance.isAsWritten()) {
            fail("The model arrives at it now: delete \"not-heard\" in " + golden.file());
          }
        });
  }

  @Test
  void every_case_option_and_follow_up_is_visited() throws IOException {
    var performances =
        Shipped.GOLDENS.stream().map(golden -> rehearsal.play(golden, Ear.given())).toList();
    var coverage = Coverage.of(Shipped.BOOK, performances);
    var report = coverage.report(Shipped.BOOK);
    Files.createDirectories(Shipped.BASE.resolve("target"));
    Files.writeString(Shipped.BASE.resolve("target/golden-coverage.txt"), report);

    assertThat(coverage.missing()).as("spots of the flows:%n%s", report).isEmpty();
  }

  @Test
  void titles_are_told_once() {
    var titles = new HashSet<String>();

    assertThat(Shipped.GOLDENS).allSatisfy(g -> assertThat(titles.add(g.title())).isTrue());
  }

  @Test
  void few_goldens_are_beyond_the_model() {
    var beyond = Shipped.GOLDENS.stream().filter(g -> !g.notHeard().isEmpty()).toList();

    assertThat(beyond).hasSizeLessThanOrEqualTo(Shipped.GOLDENS.size() / 10);
  }

  private static void passes(Performance performance) {
    if (!performance.isAsWritten()) {
      fail("\n" + SideBySide.of(performance));
    }
  }

  private static Stream<DynamicTest> each(Consumer<Golden> test) {
    List<Golden> goldens = Shipped.GOLDENS;
    return goldens.stream()
        .map(golden -> DynamicTest.dynamicTest(golden.file(), () -> test.accept(golden)));
  }
}
