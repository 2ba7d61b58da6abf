package io.amends.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.amends.engine.ChannelUnavailableException;
import io.amends.engine.Sender;
import io.amends.store.Dispatch;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Real threads: what is put in while it is sent, by many, still goes out once and in order. */
class OutboxPumpStressTest {

  private static final int LANES = 50;
  private static final int EACH = 20;

  private final FakeDispatchStore store = new FakeDispatchStore();
  private final List<String> arrived = Collections.synchronizedList(new ArrayList<>());
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private final Set<String> doubles = ConcurrentHashMap.newKeySet();
  private final Set<String> failedOnce = ConcurrentHashMap.newKeySet();
  private OutboxPump pump;

  @AfterEach
  void stop() {
    pump.stop();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void everything_goes_out_once_and_in_order(long seed) {
    var random = new Random(seed);
    start(dispatch -> random.nextInt(100) == 0 && failedOnce.add(dispatch.id()));
    for (int n = 0; n < EACH; n++) {
      for (int lane = 0; lane < LANES; lane++) {
        store.add(
            new Dispatch(
                "l" + lane + "-" + n, "l" + lane, "x", "{}", 0, Clock.systemUTC().instant()));
        pump.nudge();
      }
    }

    await().atMost(Duration.ofSeconds(60)).until(() -> store.waiting() == 0);
    assertThat(doubles).isEmpty();
    assertThat(arrived).hasSize(LANES * EACH);
    assertThat(new HashSet<>(arrived)).hasSize(LANES * EACH);
    for (int lane = 0; lane < LANES; lane++) {
      var prefix = "l" + lane + "-";
      assertThat(arrived.stream().filter(id -> id.startsWith(prefix)))
          .isSortedAccordingTo((a, b) -> Integer.compare(number(a), number(b)));
    }
  }

  @Test
  void a_pump_that_is_told_by_many_at_once_does_not_stumble() {
    start(dispatch -> false);
    store.add(new Dispatch("d-1", "a", "x", "{}", 0, Clock.systemUTC().instant()));
    Flux.range(0, 20_000)
        .parallel(8)
        .runOn(Schedulers.boundedElastic())
        .doOnNext(n -> pump.nudge())
        .sequential()
        .blockLast(Duration.ofSeconds(60));

    await().atMost(Duration.ofSeconds(10)).until(() -> store.waiting() == 0);
    assertThat(arrived).containsExactly("d-1");
    assertThat(pump.isRunning()).isTrue();
  }

  private void start(Predicate<Dispatch> fails) {
    var sender =
        new Sender() {
          @Override
          public String destination() {
            return "x";
          }

          @Override
          public Mono<Void> send(Dispatch dispatch) {
            return Mono.defer(() -> receive(dispatch, fails.test(dispatch)));
          }
        };
    pump =
        new OutboxPump(
            store,
            List.of(sender),
            (dispatch, reason) -> Mono.empty(),
            new OutboxProperties(Duration.ofMillis(100), 16, Duration.ofSeconds(20)),
            Clock.systemUTC(),
            Schedulers.parallel());
    pump.start();
  }

  private Mono<Void> receive(Dispatch dispatch, boolean fails) {
    if (!busy.add(dispatch.lane())) {
      doubles.add(dispatch.id());
    }
    return Mono.delay(Duration.ofNanos(100_000))
        .then(
            Mono.fromRunnable(
                () -> {
                  busy.remove(dispatch.lane());
                  if (fails) {
                    throw new ChannelUnavailableException("busy", null);
                  }
                  arrived.add(dispatch.id());
                }));
  }

  private static int number(String id) {
    return Integer.parseInt(id.substring(id.indexOf('-') + 1));
  }
}
