package io.amends.engine;

import io.amends.conversation.ConversationId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Tells those who look on at a conversation what happens in it. Each has a bounded queue of its
 * own; who reads too slowly is cut off with {@link SlowReaderException} and can come back with the
 * last {@code seq} it saw. Thread-safe.
 */
final class Announcer {

  private static final int UNREAD_AT_MOST = 256;

  private final Map<ConversationId, Audience> audiences = new ConcurrentHashMap<>();

  /** Those who look on at one conversation, and the last event that they know of. */
  private static final class Audience {

    private final Set<Sinks.Many<Announcement>> onlookers = ConcurrentHashMap.newKeySet();

    /** Only changed in the conversation's lane. */
    private volatile long version;

    private Audience(long version) {
      this.version = version;
    }
  }

  /**
   * Begins to listen now: call it in the conversation's lane, so that nothing falls between what
   * was read and what comes.
   *
   * @param version of the last event that is in what was read
   * @param before told first; what is returned can be subscribed to once
   */
  Flux<Announcement> listen(
      ConversationId id, long version, Collection<? extends Announcement> before) {
    // It grows as it is needed: most of those who look on have read everything.
    var unread = new LinkedBlockingQueue<Announcement>(UNREAD_AT_MOST);
    Sinks.Many<Announcement> sink = Sinks.many().unicast().onBackpressureBuffer(unread);
    audiences.compute(
        id,
        (same, known) -> {
          var audience = known == null ? new Audience(version) : known;
          audience.onlookers.add(sink);
          return audience;
        });
    // Let go once it is told: whoever looks on may do so for hours.
    var untold = new AtomicReference<Collection<? extends Announcement>>(before);
    Flux<Announcement> first =
        Flux.defer(() -> Flux.fromIterable(untold.getAndSet(List.of()))).cast(Announcement.class);
    return Flux.concat(first, sink.asFlux()).doFinally(signal -> forget(id, sink));
  }

  /** Whether anybody looks on. */
  boolean hasAudience(ConversationId id) {
    return audiences.containsKey(id);
  }

  /** The conversations that somebody looks on at. */
  Set<ConversationId> withAudience() {
    return Set.copyOf(audiences.keySet());
  }

  /** Tells something that is not recorded. */
  void announce(ConversationId id, Announcement announcement) {
    var audience = audiences.get(id);
    if (audience != null) {
      audience.onlookers.forEach(sink -> tell(sink, announcement));
    }
  }

  /**
   * Tells of an event, unless the audience knows of it; whether it was told. Call it in the
   * conversation's lane, with one event after another.
   */
  boolean announce(ConversationId id, long version, Announcement announcement) {
    var audience = audiences.get(id);
    if (audience == null || version <= audience.version) {
      return false;
    }
    audience.version = version;
    announce(id, announcement);
    return true;
  }

  private static void tell(Sinks.Many<Announcement> sink, Announcement announcement) {
    synchronized (sink) {
      var result = sink.tryEmitNext(announcement);
      if (result == Sinks.EmitResult.FAIL_OVERFLOW) {
        sink.tryEmitError(new SlowReaderException());
      }
    }
  }

  /** Cuts everybody off. */
  void end(ConversationId id, RuntimeException why) {
    var audience = audiences.remove(id);
    if (audience != null) {
      for (var sink : audience.onlookers) {
        synchronized (sink) {
          sink.tryEmitError(why);
        }
      }
    }
  }

  private void forget(ConversationId id, Sinks.Many<Announcement> sink) {
    audiences.computeIfPresent(
        id,
        (same, audience) -> {
          audience.onlookers.remove(sink);
          return audience.onlookers.isEmpty() ? null : audience;
        });
  }
}
