package io.amends.engine;

import io.amends.conversation.ConversationId;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Brings onlookers up to what is stored, after the store was away. What was being written then may
 * be there although its writer was told that nobody knows, and what other processes wrote could not
 * be read: nothing else would come back to it, for nothing is due any more. Thread-safe.
 */
final class CatchUp {

  private static final Duration AGAIN = Duration.ofMillis(500);

  private final Announcer announcer;
  private final Function<ConversationId, Mono<Void>> read;
  private final Background background;
  private final Scheduler scheduler;
  private final Set<ConversationId> behind = ConcurrentHashMap.newKeySet();

  /**
   * @param read reads what is new and tells it; where it fails {@link #later} is called again
   */
  CatchUp(
      Announcer announcer,
      Function<ConversationId, Mono<Void>> read,
      Background background,
      Scheduler scheduler) {
    this.announcer = announcer;
    this.read = read;
    this.background = background;
    this.scheduler = scheduler;
  }

  /** Reads in a while, if anybody looks on. */
  void later(ConversationId id) {
    if (announcer.hasAudience(id) && behind.add(id)) {
      background.run(
          Mono.delay(AGAIN, scheduler)
              .then(Mono.defer(() -> again(id)))
              .onErrorResume(stillAway -> Mono.empty()));
    }
  }

  private Mono<Void> again(ConversationId id) {
    behind.remove(id);
    return read.apply(id);
  }
}
