package io.amends;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.store.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Nobody who sets the machine's clock sets this one. */
class SteadyClockTest {

  private static final Instant NOON = Instant.parse("2026-03-08T12:00:00Z");

  private final MutableClock wall = new MutableClock(NOON);
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

  @Test
  void the_machines_clock_is_set_and_time_goes_on() {
    var steady = new SteadyClock(wall, nanos::get);

    for (var set :
        new Duration[] {Duration.ofHours(1), Duration.ofHours(-1), Duration.ofDays(400)}) {
      wall.advance(set);
      nanos.addAndGet(1_000_000_000); // runs over in between, as it may
      assertThat(steady.instant()).isBefore(NOON.plusSeconds(4)).isAfter(NOON);
    }
    assertThat(steady.instant()).isEqualTo(NOON.plusSeconds(3));
    assertThat(steady.withZone(ZoneOffset.ofHours(8)).instant()).isEqualTo(NOON.plusSeconds(3));
  }

  @Test
  void the_shared_clock_repeats_a_second_and_nothing_is_done_an_hour_early() {
    var clock = new ServiceClock(new SteadyClock(wall, nanos::get));

    wall.advance(Duration.ofHours(1));
    assertThat(clock.instant()).isEqualTo(NOON);

    // The store's clock is what counts: it goes back by one second and is followed.
    nanos.addAndGet(10_000_000_000L);
    new ClockAgreement(() -> Mono.just(NOON.plusSeconds(9)), clock).agree().block();
    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(9));
  }
}
