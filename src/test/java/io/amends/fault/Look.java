package io.amends.fault;

import io.amends.server.Wire;
import java.util.function.BooleanSupplier;

/**
 * A look at a node while its store is in trouble: whoever asks is answered or told when to come
 * again, and the process is alive.
 *
 * @param refusals how long it took to refuse
 * @param trouble for people
 */
record Look(Bench bench, Site site, Probe probe, Latencies refusals, String trouble) {

  Look(Bench bench, Site site, Probe probe, Latencies refusals) {
    this(bench, site, probe, refusals, "");
  }

  /** The same in a trouble of that name. */
  Look in(String name) {
    return new Look(bench, site, probe, refusals, name);
  }

  /** In one trouble: all that is refused is said again when it is over. */
  static final int LOOKS_AT_MOST = 200;

  /**
   * Asks in every way.
   *
   * @param isHopeless whether nothing can be kept, so that nothing may be acknowledged
   */
  void at(boolean isHopeless, BooleanSupplier isOver) {
    for (var way : Probe.Way.values()) {
      var answer = probe.asks(way);
      if (!answer.isTaken()) {
        refusals.add(answer.took(), answer.way().name() + " " + trouble);
        bench.requires(answer.isRefused(), "not refused as agreed: " + answer);
      } else if (isHopeless && !isOver.getAsBoolean()) {
        bench.fails("acknowledged while nothing could be kept: " + answer);
      }
    }
    try {
      var alive = site.api(0).getWithoutToken("/actuator/health/liveness").statusCode();
      bench.requires(alive == 200, "liveness answered " + alive);
    } catch (Wire.LostException silent) {
      bench.fails("liveness was not answered: " + silent.getMessage());
    }
  }
}
