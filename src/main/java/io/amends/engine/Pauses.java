package io.amends.engine;

import io.amends.conversation.ConversationId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/**
 * Waits for a burst of messages to end before the assistant answers (P2). The pause starts anew at
 * each message and while the customer types, up to five times its length in all. Thread-safe.
 */
final class Pauses {

  private static final int AT_MOST = 5;

  private final Map<ConversationId, Pause> pauses = new ConcurrentHashMap<>();
  private final Duration length;
  private final Scheduler scheduler;
  private final Consumer<ConversationId> over;

  /**
   * @param over told when a pause is over; must return at once
   */
  Pauses(Duration length, Scheduler scheduler, Consumer<ConversationId> over) {
    this.length = length;
    this.scheduler = scheduler;
    this.over = over;
  }

  Duration length() {
    return length;
  }

  boolean isPausing(ConversationId id) {
    return pauses.containsKey(id);
  }

  /** A message came: the pause begins, or begins anew. */
  void begin(ConversationId id) {
    if (length.isZero()) {
      over.accept(id);
      return;
    }
    pauses.compute(id, (same, running) -> next(id, running));
  }

  /** The customer types: a pause that runs begins anew. */
  void prolong(ConversationId id) {
    pauses.computeIfPresent(id, (same, running) -> next(id, running));
  }

  /** Something came that does not wait. */
  void cut(ConversationId id) {
    var running = pauses.remove(id);
    if (running != null) {
      running.alarm().dispose();
    }
  }

  private Pause next(ConversationId id, @Nullable Pause running) {
    var now = scheduler.now(TimeUnit.MILLISECONDS);
    var since = running == null ? now : running.since();
    if (running != null) {
      running.alarm().dispose();
    }
    var left = since + length.toMillis() * AT_MOST - now;
    var wait = Math.max(0, Math.min(length.toMillis(), left));
    var alarm =
        scheduler.schedule(
            () -> {
              pauses.remove(id);
              over.accept(id);
            },
            wait,
            TimeUnit.MILLISECONDS);
    return new Pause(since, alarm);
  }

  private record Pause(long since, Disposable alarm) {}
}
