package io.amends.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.fault.FaultsPage.Run;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page of results tells what failed, and keeps what was not run again. */
class FaultsPageTest {

  private static final Run RUN = new Run("src/trials/faults", "abc1234", "2 cores");

  private final Outcome passed =
      new Outcome(new KilledRedis(), 7, Map.of("kills", "3"), List.of(), 20);
  private final Outcome failed =
      new Outcome(
          new ResumeBeyond(), 8, Map.of(), List.of("I1 k0 c: m1 | m2 was acked and is lost"), 5);

  @Test
  void a_line_tells_what_was_done_and_how_to_do_it_again() {
    var page = FaultsPage.with("", List.of(passed, failed), RUN);

    assertThat(page.lines().filter(line -> line.startsWith("| R2 |")))
        .singleElement()
        .asString()
        .contains("kills: 3", "passed", "`src/trials/faults R2`", "seed 7", "commit abc1234");
    assertThat(page.lines().filter(line -> line.startsWith("| R12 |")))
        .singleElement()
        .asString()
        .contains("**failed**: I1 k0 c: m1 \\| m2 was acked and is lost");
  }

  @Test
  void what_was_not_run_again_stays_and_what_was_is_new() {
    var page = FaultsPage.with("", List.of(failed, passed), RUN);
    var again = new Outcome(new ResumeBeyond(), 9, Map.of("rounds", "50"), List.of(), 6);

    var next = FaultsPage.with(page, List.of(again), RUN);

    assertThat(next.lines().filter(line -> line.startsWith("| R")))
        .hasSize(2)
        .anyMatch(line -> line.contains("seed 7"))
        .anyMatch(line -> line.contains("seed 9") && !line.contains("failed"));
    assertThat(next.indexOf("| R2 |")).isLessThan(next.indexOf("| R12 |"));
  }
}
