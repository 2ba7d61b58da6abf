package io.amends;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A node's clock follows the one that all share, and is left alone where nobody can tell. */
class ClockAgreementTest {

  private static final Instant NOON = Instant.parse("2026-03-08T12:00:00Z");

  /** Tells one time after another. */
  private final Deque<Instant> own = new ArrayDeque<>();

  private final ServiceClock clock = new ServiceClock(new Told());

  @Test
  void a_wrong_clock_follows_the_shared_one() {
    own.addAll(List.of(NOON, NOON.plusMillis(100)));

    agree(() -> Mono.just(NOON.minusSeconds(3_600)));

    assertThat(clock.correction()).isEqualTo(Duration.ofMillis(-3_600_050));
    own.add(NOON.plusSeconds(60));
    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(60).minusMillis(3_600_050));
    own.add(NOON);
    assertThat(clock.withZone(ZoneOffset.ofHours(8)).instant())
        .isEqualTo(NOON.minusMillis(3_600_050));
  }

  @Test
  void a_jump_is_followed_and_a_tremble_is_not() {
    own.addAll(List.of(NOON, NOON, NOON, NOON));

    agree(() -> Mono.just(NOON.plusSeconds(10)));
    agree(() -> Mono.just(NOON.plusSeconds(10).plusMillis(49)));
    assertThat(clock.correction()).isEqualTo(Duration.ofSeconds(10));

    own.addAll(List.of(NOON.plusSeconds(3_600), NOON.plusSeconds(3_600)));
    agree(() -> Mono.just(NOON.plusSeconds(10)));
    assertThat(clock.correction()).isEqualTo(Duration.ofSeconds(-3_590));
  }

  @Test
  void an_answer_that_says_too_little_changes_nothing() {
    own.addAll(List.of(NOON, NOON.plusMillis(251)));
    agree(() -> Mono.just(NOON.plusSeconds(10)));
    own.addAll(List.of(NOON, NOON.minusSeconds(1)));
    agree(() -> Mono.just(NOON.plusSeconds(10)));
    own.add(NOON);
    agree(() -> Mono.error(new IllegalStateException("away")));

    assertThat(clock.correction()).isZero();
  }

  private void agree(Supplier<Mono<Instant>> shared) {
    new ClockAgreement(shared, clock).agree().block();
  }

  private final class Told extends Clock {

    @Override
    public Instant instant() {
      return own.remove();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
