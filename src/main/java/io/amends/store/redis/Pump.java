package io.amends.store.redis;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;

/**
 * Which node sends what is in the outbox: two that did would send everything twice. A node that
 * stops gives it up; of one that dies it is taken over when it has not asked for a while.
 */
final class Pump {

  private static final Script LEASE = Script.named("lease.lua");
  private static final Duration KEPT = Duration.ofSeconds(10);
  private static final Duration GIVEN_UP_WITHIN = Duration.ofSeconds(1);

  private final Link link;
  private final byte[] node;

  Pump(Link link, String node) {
    this.link = link;
    this.node = Bytes.of(node);
  }

  /** Takes it or keeps it, if it can be had. */
  Mono<Boolean> isMine() {
    return lease(KEPT);
  }

  private Mono<Boolean> lease(Duration time) {
    return link.ask(
            redis -> LEASE.call(redis, new String[] {Keys.PUMP}, node, Bytes.of(time.toMillis())))
        .map(answer -> Bytes.number(answer.get(0)) == 1);
  }

  void close() {
    try {
      lease(Duration.ZERO).toFuture().get(GIVEN_UP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException away) {
      // Then it runs out by itself.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
