package io.amends.engine;

import io.amends.conversation.ConversationId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells those who look on at a conversation what happens in it. Thread-safe. */
final class Announcer {

  private final Map<ConversationId, Audience> audiences = new ConcurrentHashMap<>();

  /** Those who look on at one conversation, and the last event that they know of. */
  private static final class Audience {

    private final Set<Onlooker> onlookers = ConcurrentHashMap.newKeySet();

    /** Only changed in the conversation's lane. */
    private volatile long version;

    private Audience(long version) {
      this.version = version;
    }
  }

  /**
   * It hears what comes from now on, unless it has left meanwhile: call it in the conversation's
   * lane, so that nothing falls between what was read and what comes.
   *
   * @param version of the last event that is in what was read
   */
  void listen(ConversationId id, long version, Onlooker onlooker) {
    audiences.compute(
        id,
        (same, known) -> {
          if (onlooker.hasLeft()) {
            return known;
          }
          var audience = known == null ? new Audience(version) : known;
          audience.onlookers.add(onlooker);
          return audience;
        });
  }

  /** It hears nothing any more, also where it did not listen yet. */
  void leave(ConversationId id, Onlooker onlooker) {
    audiences.compute(
        id,
        (same, audience) -> {
          onlooker.leaves();
          if (audience == null) {
            return null;
          }
          audience.onlookers.remove(onlooker);
          return audience.onlookers.isEmpty() ? null : audience;
        });
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
      for (var onlooker : audience.onlookers) {
        // Its connection may last for a while, and each word to it costs the others time.
        if (!onlooker.tell(announcement)) {
          leave(id, onlooker);
        }
      }
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

  /** Cuts everybody off. */
  void end(ConversationId id, RuntimeException why) {
    var audience = audiences.remove(id);
    if (audience != null) {
      audience.onlookers.forEach(onlooker -> onlooker.end(why));
    }
  }
}
