package io.amends.store.embedded;

import io.amends.conversation.ConversationId;
import io.amends.store.Headline;
import io.amends.store.HeadlineQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/** Where each conversation is, its newest headline, and who comes next. */
final class Conversations {

  /** One conversation at a point in time; what it says may be over by now. */
  private record At(Instant time, ConversationId id) {

    private static final Comparator<At> SOONEST_FIRST =
        Comparator.comparing(At::time).thenComparing(at -> at.id().value());
    private static final Comparator<At> NEWEST_FIRST =
        Comparator.comparing(At::time).reversed().thenComparing(at -> at.id().value());
  }

  private record Known(Places places, Headline headline) {}

  private final Map<ConversationId, Known> byId = new ConcurrentHashMap<>();
  private final ConcurrentSkipListSet<At> wakings = new ConcurrentSkipListSet<>(At.SOONEST_FIRST);
  private final ConcurrentSkipListSet<At> changes = new ConcurrentSkipListSet<>(At.NEWEST_FIRST);

  int size() {
    return byId.size();
  }

  Places of(ConversationId id) {
    var known = byId.get(id);
    return known == null ? Places.NONE : known.places();
  }

  void put(Entry.Conversation entry, Place place) {
    var before = byId.get(entry.id());
    var places = before == null ? Places.NONE : before.places();
    byId.put(entry.id(), new Known(places.and(place, entry.newVersion()), entry.headline()));
    move(wakings, entry.id(), wakeAt(before), entry.headline().wakeAt());
    move(changes, entry.id(), changedAt(before), entry.headline().changedAt());
  }

  /** Readers may see both in between: they hold what they see against the headline. */
  private static void move(
      ConcurrentSkipListSet<At> times,
      ConversationId id,
      @Nullable Instant before,
      @Nullable Instant now) {
    if (Objects.equals(before, now)) {
      return;
    }
    if (now != null) {
      times.add(new At(now, id));
    }
    if (before != null) {
      times.remove(new At(before, id));
    }
  }

  private static @Nullable Instant wakeAt(@Nullable Known known) {
    return known == null ? null : known.headline().wakeAt();
  }

  private static @Nullable Instant changedAt(@Nullable Known known) {
    return known == null ? null : known.headline().changedAt();
  }

  List<ConversationId> due(Instant now, int limit) {
    var due = new ArrayList<ConversationId>();
    for (var waking : wakings) {
      if (waking.time().isAfter(now) || due.size() >= limit) {
        break;
      }
      if (waking.time().equals(wakeAt(byId.get(waking.id())))) {
        due.add(waking.id());
      }
    }
    return due;
  }

  List<Headline> matching(HeadlineQuery query) {
    var matching = new ArrayList<Headline>();
    for (var change : changes) {
      if (matching.size() >= query.limit() || isBefore(change.time(), query.since())) {
        break;
      }
      var known = byId.get(change.id());
      if (known != null
          && change.time().equals(changedAt(known))
          && query.matches(known.headline())) {
        matching.add(known.headline());
      }
    }
    return matching;
  }

  private static boolean isBefore(Instant time, @Nullable Instant since) {
    return since != null && time.isBefore(since);
  }
}
