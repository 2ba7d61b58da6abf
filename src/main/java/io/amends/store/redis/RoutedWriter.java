package io.amends.store.redis;

import io.amends.store.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Writes at the primary that has the keys. One that says they are elsewhere has done nothing, so
 * the write follows them: to where it was pointed, or to where they are found now.
 */
final class RoutedWriter implements Writer {

  private static final int TRIES = 6;
  private static final Duration LATER = Duration.ofMillis(30);

  private final Link link;
  private final Duration timeout;
  private final Function<String, PrimaryWriter> opening;
  private final Map<String, PrimaryWriter> writers = new ConcurrentHashMap<>();

  /**
   * @param timeout how long a write may take in all, with what it waits for before it is sent: a
   *     customer waits for it
   * @param opening a writer for a primary
   */
  RoutedWriter(Link link, Duration timeout, Function<String, PrimaryWriter> opening) {
    this.link = link;
    this.timeout = timeout;
    this.opening = opening;
  }

  @Override
  public Mono<List<Object>> write(Script script, String[] keys, byte[]... arguments) {
    return follow(new Call(script, keys, arguments, false));
  }

  /** By the shared connection, which follows what moves by itself. */
  @Override
  public Mono<List<Object>> writeLightly(Script script, String[] keys, byte[]... arguments) {
    return link.ask(redis -> script.call(redis, keys, arguments));
  }

  @Override
  public Mono<Void> settled(String key) {
    return follow(Call.settled(key)).then();
  }

  private Mono<List<Object>> follow(Call call) {
    return Mono.defer(
        () ->
            link.answer(() -> enter(call, link.primaryOf(call.keys()[0])))
                .onErrorResume(MovedException.class, elsewhere -> follow(call, elsewhere, 1))
                .timeout(timeout, Mono.error(Failures::late), link.results()));
  }

  private Mono<List<Object>> follow(Call call, MovedException elsewhere, int tried) {
    if (tried == TRIES) {
      return Mono.error(new StoreUnavailableException("what lies there is being moved"));
    }
    var target = elsewhere.isOnce() ? call.asked() : call;
    // Who moved it has just told; who is asked may not have heard of it yet.
    return (elsewhere.isOnce() ? Mono.<Void>empty() : link.refreshed())
        .then(
            link.answer(
                () ->
                    enter(
                        target,
                        link.primaryAt(elsewhere.hostAndPort())
                            .or(() -> link.primaryOf(call.keys()[0])))))
        .onErrorResume(
            MovedException.class,
            again -> Mono.delay(LATER.multipliedBy(tried)).then(follow(call, again, tried + 1)));
  }

  private CompletableFuture<List<Object>> enter(Call call, Optional<String> primary) {
    if (primary.isEmpty()) {
      return CompletableFuture.failedFuture(
          new StoreUnavailableException("no server of the Cluster has what lies there"));
    }
    var answer = writer(primary.get()).enter(call);
    var told =
        answer.exceptionallyCompose(
            failure ->
                CompletableFuture.failedFuture(MovedException.orAsItWas(Script.cause(failure))));
    // What nobody waits for any more need not be sent, where it waits for a batch.
    told.whenComplete((done, failure) -> answer.cancel(false));
    return told;
  }

  private PrimaryWriter writer(String primary) {
    if (!writers.containsKey(primary)) {
      writers.keySet().retainAll(link.primaries());
    }
    return writers.computeIfAbsent(primary, opening);
  }
}
