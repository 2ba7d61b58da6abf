package io.amends.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.store.StoreUnavailableException;
import io.lettuce.core.RedisCommandTimeoutException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class HearingTest {

  private final AtomicLong nanos = new AtomicLong();
  private final Hearing hearing = new Hearing(nanos::get);

  @Test
  void who_does_not_answer_in_time_is_not_asked_again() {
    hearing.unlessSilent(late()).onErrorComplete().block();

    assertThat(isAsked()).isFalse();
  }

  @Test
  void it_is_asked_again_once_it_has_answered() {
    hearing.unlessSilent(late()).onErrorComplete().block();
    hearing.listenTo(Mono.just("here")).block();

    assertThat(isAsked()).isTrue();
  }

  @Test
  void an_empty_answer_is_one() {
    hearing.unlessSilent(late()).onErrorComplete().block();
    hearing.listenTo(Mono.empty()).block();

    assertThat(isAsked()).isTrue();
  }

  @Test
  void who_answers_others_meanwhile_is_slow_and_not_silent() {
    var slow = Sinks.<String>one();
    hearing.unlessSilent(slow.asMono()).subscribe(answer -> {}, failure -> {});
    hearing.unlessSilent(Mono.just("quick")).block();
    slow.tryEmitError(failure());

    assertThat(isAsked()).isTrue();
  }

  @Test
  void a_refusal_or_a_broken_connection_is_no_silence() {
    var broken = Failures.unavailable(new IOException("broken"));
    hearing.unlessSilent(Mono.error(broken)).onErrorComplete().block();

    assertThat(isAsked()).isTrue();
  }

  @Test
  void asked_all_the_same_it_stays_silent_until_it_answers() {
    hearing.unlessSilent(late()).onErrorComplete().block();
    hearing.listenTo(late()).onErrorComplete().block();

    assertThat(isAsked()).isFalse();
  }

  @Test
  void one_question_is_let_through_every_few_seconds() {
    hearing.unlessSilent(late()).onErrorComplete().block();
    nanos.addAndGet(Duration.ofSeconds(5).toNanos());
    hearing.unlessSilent(Mono.never()).subscribe();

    assertThat(isAsked()).isFalse();

    nanos.addAndGet(Duration.ofSeconds(5).toNanos());
    assertThat(isAsked()).isTrue();
    assertThat(isAsked()).isTrue();
  }

  private boolean isAsked() {
    return Boolean.TRUE.equals(
        hearing
            .unlessSilent(Mono.just(true))
            .onErrorReturn(StoreUnavailableException.class, false)
            .block());
  }

  private static Mono<String> late() {
    return Mono.error(failure());
  }

  private static StoreUnavailableException failure() {
    return Failures.unavailable(new RedisCommandTimeoutException("late"));
  }
}
