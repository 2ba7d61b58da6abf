package io.amends.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.fault.Bench.Extent;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Most scenarios with small numbers: {@code src/trials/faults} has all of them with the large ones,
 * and the limits of time. {@code -Damends.seed=…} for the same customers and moments again.
 */
class FaultsIT {

  private static final long SEED = Long.getLong("amends.seed", System.nanoTime());

  private static Stand stand;

  @BeforeAll
  static void open() {
    stand = new Stand(Path.of("target", "faults"), Extent.brief());
  }

  @AfterAll
  static void close() {
    stand.close();
  }

  static Stream<Scenario> scenarios() {
    return Scenarios.ofEachBuild();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void whatever_breaks_the_invariants_hold(Scenario scenario) {
    var outcome = stand.run(scenario, SEED);

    System.out.print(outcome);
    assertThat(outcome.failures()).as(outcome.toString()).isEmpty();
  }
}
