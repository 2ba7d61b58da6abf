package io.amends.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.engine.ChannelRejectedException;
import io.amends.engine.ChannelUnavailableException;
import io.amends.engine.Sender;
import io.amends.store.Dispatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

class OutboxPumpTest {

  private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
  private final VirtualClock clock = new VirtualClock(time);
  private final FakeDispatchStore store = new FakeDispatchStore();
  private final Map<String, Function<Dispatch, Mono<Void>>> receivers = new HashMap<>();
  private final List<String> arrived = new ArrayList<>();
  private final List<Instant> tries = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private UndeliveredListener listener =
      (dispatch, reason) -> Mono.fromRunnable(() -> told.add(dispatch.id() + ": " + reason));
  private OutboxPump pump;

  @AfterEach
  void stop() {
    pump.stop();
  }

  @Test
  void what_is_put_in_goes_out_once_in_the_order_of_its_lane() {
    for (int n = 0; n < 50; n++) {
      add("a" + n, "a");
      add("b" + n, "b");
    }
    start(dispatch -> accept(dispatch));

    assertThat(arrived).hasSize(100);
    assertThat(lane("a")).containsExactlyElementsOf(numbered("a", 50));
    assertThat(lane("b")).containsExactlyElementsOf(numbered("b", 50));
    assertThat(store.waiting()).isZero();
  }

  @Test
  void a_nudge_is_heard_at_once_and_without_one_the_poll_finds_it() {
    start(dispatch -> accept(dispatch));
    add("d1", "a");
    assertThat(arrived).isEmpty();
    pump.nudge();
    assertThat(arrived).containsExactly("d1");

    add("d2", "a");
    time.advanceTimeBy(Duration.ofSeconds(1));
    assertThat(arrived).containsExactly("d1", "d2");
  }

  @Test
  void a_receiver_that_is_down_for_a_minute_gets_everything_once_in_order_and_soon_after() {
    for (int lane = 0; lane < 100; lane++) {
      for (int n = 0; n < 5; n++) {
        add("l" + lane + "-" + n, "l" + lane);
      }
    }
    var up = VirtualClock.START.plusSeconds(60);
    start(
        dispatch ->
            clock.instant().isBefore(up)
                ? Mono.error(new ChannelUnavailableException("down", null))
                : accept(dispatch));

    time.advanceTimeBy(Duration.ofSeconds(59));
    assertThat(arrived).isEmpty();
    time.advanceTimeBy(Duration.ofSeconds(61));

    assertThat(arrived).hasSize(500).doesNotHaveDuplicates();
    for (int lane = 0; lane < 100; lane++) {
      assertThat(lane("l" + lane + "-")).containsExactlyElementsOf(numbered("l" + lane + "-", 5));
    }
  }

  @Test
  void a_poisonous_dispatch_holds_up_its_own_lane_only_and_is_parked_after_three_days() {
    add("poison", "a");
    add("behind", "a");
    add("other", "b");
    start(
        dispatch -> {
          if (dispatch.id().equals("poison")) {
            tries.add(clock.instant());
            throw new IllegalStateException("a bug of the sender");
          }
          return accept(dispatch);
        });
    assertThat(arrived).containsExactly("other");

    time.advanceTimeBy(Duration.ofHours(70));
    assertThat(arrived).containsExactly("other");
    time.advanceTimeBy(Duration.ofHours(40));

    assertThat(arrived).containsExactly("other", "behind");
    assertThat(told)
        .containsExactly(
            "poison: sending failed: IllegalStateException, and so at all of 15 tries");
    assertThat(store.parked()).containsExactly("poison");
    assertThat(tries).hasSize(15);
    assertThat(Duration.between(tries.get(0), tries.get(14))).isBetween(hours(75), hours(100));
  }

  @Test
  void what_is_refused_is_parked_at_once_a_person_told_and_the_lane_goes_on() {
    add("refused", "a");
    add("behind", "a");
    start(
        dispatch ->
            dispatch.id().equals("refused")
                ? Mono.error(new ChannelRejectedException("gone"))
                : accept(dispatch));

    assertThat(told).containsExactly("refused: gone");
    assertThat(store.parked()).containsExactly("refused");
    assertThat(arrived).containsExactly("behind");
  }

  @Test
  void a_listener_that_fails_is_told_again_and_a_deaf_one_does_not_hold_up_the_lane() {
    var failures = new AtomicInteger(2);
    listener =
        (dispatch, reason) ->
            Mono.fromRunnable(
                () -> {
                  if (failures.getAndDecrement() > 0) {
                    throw new IllegalStateException("busy");
                  }
                  told.add(dispatch.id());
                });
    add("d1", "a");
    start(dispatch -> Mono.error(new ChannelRejectedException("gone")));
    time.advanceTimeBy(Duration.ofSeconds(10));
    assertThat(told).containsExactly("d1");

    failures.set(1_000);
    add("d2", "a");
    time.advanceTimeBy(Duration.ofMinutes(1));
    assertThat(store.parked()).containsExactly("d1", "d2");
  }

  @Test
  void a_receiver_that_asks_for_peace_gets_it_from_all_lanes() {
    add("a1", "a");
    start(
        dispatch -> {
          tries.add(clock.instant());
          return tries.size() == 1
              ? Mono.error(new ChannelUnavailableException("busy", Duration.ofSeconds(90)))
              : accept(dispatch);
        });
    add("b1", "b");
    time.advanceTimeBy(Duration.ofSeconds(89));
    assertThat(tries).hasSize(1);

    time.advanceTimeBy(Duration.ofSeconds(2));
    assertThat(arrived).containsExactlyInAnyOrder("a1", "b1");
  }

  @Test
  void one_receivers_peace_is_not_anothers() {
    receivers.put("other", this::accept);
    add("a1", "a");
    store.add(dispatch("o1", "o", "other"));
    start(dispatch -> Mono.error(new ChannelUnavailableException("busy", Duration.ofHours(1))));

    assertThat(arrived).containsExactly("o1");
  }

  @Test
  void a_receiver_that_hangs_takes_its_own_places_only_and_is_timed_out() {
    receivers.put("other", this::accept);
    for (int n = 0; n < 300; n++) {
      add("h" + n, "h" + n);
    }
    var sending = new AtomicInteger();
    start(
        dispatch -> {
          sending.incrementAndGet();
          return Mono.never();
        });
    assertThat(sending).hasValue(4);
    assertThat(pump.inFlight()).isEqualTo(4);

    store.add(dispatch("o1", "o", "other"));
    time.advanceTimeBy(Duration.ofSeconds(1));
    assertThat(arrived).containsExactly("o1");

    time.advanceTimeBy(Duration.ofSeconds(19));
    assertThat(store.reasons).containsOnly("no answer in time").hasSize(4);
    assertThat(sending).hasValue(8);
  }

  @Test
  void an_arrival_that_cannot_be_written_down_at_first_is_not_sent_again() {
    store.failingWrites.set(8);
    add("d1", "a");
    start(dispatch -> accept(dispatch));
    time.advanceTimeBy(Duration.ofMinutes(2));

    assertThat(arrived).containsExactly("d1");
    assertThat(store.waiting()).isZero();
  }

  @Test
  void a_store_that_cannot_be_read_is_asked_again() {
    store.failingReads.set(5);
    add("d1", "a");
    start(dispatch -> accept(dispatch));
    assertThat(arrived).isEmpty();

    time.advanceTimeBy(Duration.ofSeconds(6));
    assertThat(arrived).containsExactly("d1");
  }

  @Test
  void what_nothing_sends_waits_for_the_operator() {
    store.add(dispatch("x1", "x", "nowhere"));
    start(dispatch -> accept(dispatch));
    time.advanceTimeBy(Duration.ofMinutes(10));

    assertThat(store.reasons).hasSizeBetween(6, 8).containsOnly("nothing sends to nowhere");
    assertThat(told).isEmpty();
  }

  @Test
  void stopping_lets_what_is_on_its_way_arrive_and_starts_nothing_new() {
    var gate = Sinks.<Void>one();
    add("d1", "a");
    add("d2", "a");
    start(dispatch -> gate.asMono().then(accept(dispatch)));
    var stopped = new AtomicBoolean();
    pump.stop(() -> stopped.set(true));
    assertThat(stopped).isFalse();

    gate.tryEmitEmpty();
    assertThat(stopped).isTrue();
    assertThat(pump.isRunning()).isFalse();
    assertThat(arrived).containsExactly("d1");

    pump.start();
    assertThat(arrived).containsExactly("d1", "d2");
  }

  @Test
  void stopping_does_not_wait_for_ever() {
    add("d1", "a");
    start(dispatch -> Mono.never());
    var stopped = new AtomicBoolean();
    pump.stop(() -> stopped.set(true));
    time.advanceTimeBy(Duration.ofSeconds(20));

    assertThat(stopped).isTrue();
    assertThat(store.waiting()).isEqualTo(1);
  }

  private void start(Function<Dispatch, Mono<Void>> receiver) {
    receivers.put("standard", receiver);
    var senders = receivers.keySet().stream().map(this::sender).toList();
    var properties = new OutboxProperties(Duration.ofSeconds(1), 4, Duration.ofSeconds(20));
    pump = new OutboxPump(store, senders, listener, properties, clock, time);
    pump.start();
    time.advanceTimeBy(Duration.ZERO);
  }

  private Sender sender(String destination) {
    return new Sender() {
      @Override
      public String destination() {
        return destination;
      }

      @Override
      public Mono<Void> send(Dispatch dispatch) {
        return receivers.get(destination).apply(dispatch);
      }
    };
  }

  private Mono<Void> accept(Dispatch dispatch) {
    return Mono.fromRunnable(() -> arrived.add(dispatch.id()));
  }

  private void add(String id, String lane) {
    store.add(dispatch(id, lane, "standard"));
  }

  private Dispatch dispatch(String id, String lane, String destination) {
    return new Dispatch(id, lane, destination, "{}", 0, clock.instant());
  }

  private List<String> lane(String prefix) {
    return arrived.stream().filter(id -> id.startsWith(prefix)).toList();
  }

  private static List<String> numbered(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(n -> prefix + n).toList();
  }

  private static Duration hours(int hours) {
    return Duration.ofHours(hours);
  }
}
