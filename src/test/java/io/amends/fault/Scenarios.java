package io.amends.fault;

import java.util.List;

/** All of them; those that share a site stand together. */
final class Scenarios {

  static final List<Scenario> ALL =
      List.of(
          new KilledNodes(Scenario.Stage.EMBEDDED),
          new PoisonMessage(),
          new KilledNodes(Scenario.Stage.ON_REDIS),
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

  private Scenarios() {}
}
