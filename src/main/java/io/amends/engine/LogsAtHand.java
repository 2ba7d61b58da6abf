package io.amends.engine;

import io.amends.conversation.ConversationId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Logs that need not be read again, as many as fit: beyond the limit the one that was used longest
 * ago is let go. Its conversation goes on where the store says that it was. Thread-safe; a log
 * itself belongs to its lane.
 */
final class LogsAtHand {

  private final long most;
  private final Map<ConversationId, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long weight;

  private record Kept(ConversationLog log, long weight) {}

  /**
   * @param most how many bytes of memory all of them may take, about; the newest one is kept even
   *     if it takes more
   */
  LogsAtHand(long most) {
    this.most = most;
  }

  synchronized @Nullable ConversationLog get(ConversationId id) {
    var known = kept.get(id);
    return known == null ? null : known.log();
  }

  /**
   * Keeps it as it is now; call it again when it has become longer. One in which nothing happened
   * yet is not kept: there is nothing to read again, and most who open a widget never write.
   */
  synchronized void keep(ConversationId id, ConversationLog log) {
    if (log.version() == 0) {
      return;
    }
    var now = new Kept(log, log.weight());
    leave(kept.put(id, now));
    weight += now.weight();
    var oldest = kept.entrySet().iterator();
    while (weight > most && kept.size() > 1) {
      leave(oldest.next().getValue());
      oldest.remove();
    }
  }

  /** Those that may have become others are compared before they are used again. */
  synchronized void doubt(Predicate<ConversationId> mayConcern) {
    kept.forEach(
        (id, known) -> {
          if (mayConcern.test(id)) {
            known.log().doubt();
          }
        });
  }

  synchronized void forget(ConversationId id) {
    leave(kept.remove(id));
  }

  /** How many there are. */
  synchronized int size() {
    return kept.size();
  }

  /** Bytes of memory that they take, about. */
  synchronized long weight() {
    return weight;
  }

  private void leave(@Nullable Kept gone) {
    weight -= gone == null ? 0 : gone.weight();
  }
}
