package io.amends.fault;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All of them; those that share a site stand together. */
final class Scenarios {

  static final List<Scenario> ALL =
      List.of(
          new KilledNodes(Scenario.Stage.EMBEDDED),
          new PoisonMessage(),
          new KilledNodes(Scenario.Stage.ON_REDIS),
          new KilledAtPoints(),
          new KilledRedis(),
          new StalledRedis(),
          new RefusingRedis(),
          new RepeatedWebhooks(),
          new ShuffledWebhooks(),
          new SlowShop(),
          new SlowReaders(),
          new ReconnectStorm(),
          new ResumeBeyond(),
          new RollingRestarts(),
          new FrozenNode(),
          new ClockJumps(),
          new FailedOver());

  /** Takes minutes even in small numbers, and others see part of it: by the command only. */
  private static final Set<String> BY_COMMAND = Set.of("R1-points", "R3", "R7", "R10", "R14");

  /** Those of every build. */
  static Stream<Scenario> ofEachBuild() {
    return ALL.stream().filter(scenario -> !BY_COMMAND.contains(scenario.name()));
  }

  private Scenarios() {}
}
