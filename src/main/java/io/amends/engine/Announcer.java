package io.amends.engine;

import io.amends.conversation.ConversationId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Tells those who look on at a conversation what happens in it. Each has a bounded queue of its
 * own; who reads too slowly is cut off with {@link SlowReaderException} and can come back with the
 * last {@code seq} it saw. Thread-safe.
 */
final class Announcer {

  private static final int UNREAD_AT_MOST = 256;

  private final Map<ConversationId, Set<Sinks.Many<Announcement>>> onlookers =
      new ConcurrentHashMap<>();

  /**
   * Begins to listen now: call it in the conversation's lane, so that nothing falls between what
   * was read and what comes.
   */
  Flux<Announcement> listen(ConversationId id, Collection<? extends Announcement> before) {
    var unread = new ArrayBlockingQueue<Announcement>(UNREAD_AT_MOST);
    Sinks.Many<Announcement> sink = Sinks.many().unicast().onBackpressureBuffer(unread);
    onlookers.computeIfAbsent(id, same -> ConcurrentHashMap.newKeySet()).add(sink);
    return Flux.concat(Flux.fromIterable(before), sink.asFlux())
        .doFinally(signal -> forget(id, sink));
  }

  void announce(ConversationId id, Announcement announcement) {
    onlookers.getOrDefault(id, Set.of()).forEach(sink -> tell(sink, announcement));
  }

  private static void tell(Sinks.Many<Announcement> sink, Announcement announcement) {
    synchronized (sink) {
      var result = sink.tryEmitNext(announcement);
      if (result == Sinks.EmitResult.FAIL_OVERFLOW) {
        sink.tryEmitError(new SlowReaderException());
      }
    }
  }

  private void forget(ConversationId id, Sinks.Many<Announcement> sink) {
    onlookers.computeIfPresent(
        id,
        (same, sinks) -> {
          sinks.remove(sink);
          return sinks.isEmpty() ? null : sinks;
        });
  }
}
