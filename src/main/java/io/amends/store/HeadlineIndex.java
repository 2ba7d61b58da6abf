package io.amends.store;

import io.amends.conversation.ConversationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The newest headline of each conversation, found by when it is to be woken and by when it changed.
 * What is asked for costs by what is found, not by how many conversations there are. Not
 * thread-safe.
 */
public final class HeadlineIndex {

  private record At(Instant time, ConversationId id) {

    /** Compared some hundred times a message: no comparators of comparators. */
    private static int bySoonest(At one, At other) {
      var byTime = one.time.compareTo(other.time);
      return byTime != 0 ? byTime : one.id.value().compareTo(other.id.value());
    }

    private static int byNewest(At one, At other) {
      var byTime = other.time.compareTo(one.time);
      return byTime != 0 ? byTime : one.id.value().compareTo(other.id.value());
    }
  }

  private final Map<ConversationId, Headline> newest = new HashMap<>();
  private final TreeSet<At> wakings = new TreeSet<>(At::bySoonest);
  private final TreeSet<At> changes = new TreeSet<>(At::byNewest);

  /** Those of {@code changes} that are of the desk. */
  private final TreeSet<At> desk = new TreeSet<>(At::byNewest);

  /** Takes in a headline in place of the one before. */
  public void put(Headline headline) {
    remove(headline.conversation());
    newest.put(headline.conversation(), headline);
    var change = new At(headline.changedAt(), headline.conversation());
    changes.add(change);
    if (headline.isOfTheDesk()) {
      desk.add(change);
    }
    if (headline.wakeAt() != null) {
      wakings.add(new At(headline.wakeAt(), headline.conversation()));
    }
  }

  /** Forgets a conversation; one that is not known is none to forget. */
  public void remove(ConversationId id) {
    @Nullable Headline before = newest.remove(id);
    if (before != null) {
      var change = new At(before.changedAt(), id);
      changes.remove(change);
      if (before.isOfTheDesk()) {
        desk.remove(change);
      }
      if (before.wakeAt() != null) {
        wakings.remove(new At(before.wakeAt(), id));
      }
    }
  }

  /** Those that are to be woken at a time or before it, the longest overdue first. */
  public List<ConversationId> due(Instant now, int limit) {
    return wakings.stream()
        .takeWhile(waking -> !waking.time().isAfter(now))
        .limit(limit)
        .map(At::id)
        .toList();
  }

  /** Those that a query is for, newest first. */
  public List<Headline> matching(HeadlineQuery query) {
    var matching = new ArrayList<Headline>();
    for (var change : query.isOfTheDesk() ? desk : changes) {
      if (matching.size() >= query.limit()
          || query.since() != null && change.time().isBefore(query.since())) {
        break;
      }
      var headline = newest.get(change.id());
      if (headline != null && query.matches(headline)) {
        matching.add(headline);
      }
    }
    return matching;
  }
}
