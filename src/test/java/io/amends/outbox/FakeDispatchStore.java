package io.amends.outbox;

import io.amends.store.DeadLetter;
import io.amends.store.Dispatch;
import io.amends.store.DispatchStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Just enough of a store, with a switch for its being away. */
final class FakeDispatchStore implements DispatchStore {

  final List<String> reasons = new ArrayList<>();
  final AtomicInteger failingReads = new AtomicInteger();
  final AtomicInteger failingWrites = new AtomicInteger();
  private final Map<String, Dispatch> waiting = new LinkedHashMap<>();
  private final Map<String, DeadLetter> parked = new LinkedHashMap<>();

  synchronized void add(Dispatch dispatch) {
    waiting.put(dispatch.id(), dispatch);
  }

  synchronized int waiting() {
    return waiting.size();
  }

  @Override
  public Flux<Dispatch> ready(Instant now, int limit) {
    return Flux.defer(
        () -> {
          fail(failingReads);
          return Flux.fromIterable(heads(now, limit));
        });
  }

  private synchronized List<Dispatch> heads(Instant now, int limit) {
    var heads = new LinkedHashMap<String, Dispatch>();
    waiting.values().forEach(dispatch -> heads.putIfAbsent(dispatch.lane(), dispatch));
    return heads.values().stream()
        .filter(head -> !head.notBefore().isAfter(now))
        .sorted(Comparator.comparing(Dispatch::notBefore))
        .limit(limit)
        .toList();
  }

  @Override
  public Mono<Void> sent(String id) {
    return write(() -> waiting.remove(id));
  }

  @Override
  public Mono<Void> postponed(String id, Instant notBefore, String reason) {
    return write(
        () -> {
          reasons.add(reason);
          waiting.computeIfPresent(
              id,
              (same, old) ->
                  new Dispatch(
                      id,
                      old.lane(),
                      old.destination(),
                      old.body(),
                      old.attempts() + 1,
                      notBefore));
        });
  }

  @Override
  public Mono<Void> parked(String id, Instant at, String reason) {
    return write(() -> parked.put(id, new DeadLetter(waiting.remove(id), reason, at)));
  }

  @Override
  public Flux<DeadLetter> deadLetters() {
    return Flux.defer(() -> Flux.fromIterable(List.copyOf(parked.values())));
  }

  List<String> parked() {
    return List.copyOf(parked.keySet());
  }

  @Override
  public Mono<Void> unparked(String id) {
    return write(() -> waiting.put(id, parked.remove(id).dispatch()));
  }

  private Mono<Void> write(Runnable change) {
    return Mono.fromRunnable(
        () -> {
          fail(failingWrites);
          synchronized (this) {
            change.run();
          }
        });
  }

  private static void fail(AtomicInteger times) {
    if (times.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      throw new IllegalStateException("the store is away");
    }
  }
}
