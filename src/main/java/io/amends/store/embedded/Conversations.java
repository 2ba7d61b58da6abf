package io.amends.store.embedded;

import io.amends.conversation.ConversationId;
import io.amends.store.Headline;
import io.amends.store.HeadlineQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/** Where each conversation is, its newest headline, and who comes next. */
final class Conversations {

  /** One conversation at a point in time; what it says may be over by now. */
  private record At(Instant time, ConversationId id) {

    private static final Comparator<At> SOONEST_FIRST =
        (one, other) -> {
          var byTime = one.time().compareTo(other.time());
          return byTime != 0 ? byTime : byId(one, other);
        };
    private static final Comparator<At> NEWEST_FIRST =
        (one, other) -> {
          var byTime = other.time().compareTo(one.time());
          return byTime != 0 ? byTime : byId(one, other);
        };

    private static int byId(At one, At other) {
      return one.id().value().compareTo(other.id().value());
    }
  }

  /**
   * @param headline {@code null} only while segments are read in which it was dropped for a newer
   *     one
   */
  record Known(Places places, @Nullable Headline headline, Set<String> customers) {}

  private final Map<ConversationId, Known> byId = new ConcurrentHashMap<>();
  private final Map<String, Set<ConversationId>> byCustomer = new ConcurrentHashMap<>();
  private final ConcurrentSkipListSet<At> wakings = new ConcurrentSkipListSet<>(At.SOONEST_FIRST);
  private final ConcurrentSkipListSet<At> changes = new ConcurrentSkipListSet<>(At.NEWEST_FIRST);

  /** Those of {@code changes} that are of the desk. */
  private final ConcurrentSkipListSet<At> desk = new ConcurrentSkipListSet<>(At.NEWEST_FIRST);

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
    var known = before == null ? Set.<String>of() : before.customers();
    var headline = entry.headline() == null ? headline(before) : entry.headline();
    put(
        entry.id(),
        new Known(
            places.and(place, entry.newVersion()), headline, joined(known, entry.customers())));
  }

  /** Most name one, again and again. */
  private static Set<String> joined(Set<String> known, Set<String> more) {
    if (known.containsAll(more)) {
      return known;
    }
    var joined = new HashSet<>(known);
    joined.addAll(more);
    return Set.copyOf(joined);
  }

  void put(ConversationId id, Known now) {
    var before = byId.put(id, now);
    move(wakings, id, wakeAt(before), wakeAt(now));
    move(changes, id, changedAt(before), changedAt(now));
    move(desk, id, changedAtDesk(before), changedAtDesk(now));
    if (before == null || !before.customers().equals(now.customers())) {
      now.customers().forEach(customer -> name(customer, id));
    }
  }

  private void name(String customer, ConversationId id) {
    byCustomer.compute(
        customer,
        (same, ids) -> {
          var all = ids == null ? new HashSet<ConversationId>(2) : ids;
          all.add(id);
          return all;
        });
  }

  /** The conversations that name a customer. */
  Set<ConversationId> naming(String customer) {
    var found = new HashSet<ConversationId>();
    byCustomer.computeIfPresent(
        customer,
        (same, ids) -> {
          found.addAll(ids);
          return ids;
        });
    return found;
  }

  /** Where it was. */
  Places erase(ConversationId id) {
    var gone = byId.remove(id);
    if (gone == null) {
      return Places.NONE;
    }
    move(wakings, id, wakeAt(gone), null);
    move(changes, id, changedAt(gone), null);
    move(desk, id, changedAtDesk(gone), null);
    for (var customer : gone.customers()) {
      byCustomer.computeIfPresent(
          customer,
          (same, ids) -> {
            ids.remove(id);
            return ids.isEmpty() ? null : ids;
          });
    }
    return gone.places();
  }

  void move(ConversationId id, Map<Long, Long> moved) {
    byId.computeIfPresent(
        id,
        (same, known) ->
            new Known(known.places().moved(moved), known.headline(), known.customers()));
  }

  /** As a start puts them in quickest: each time goes to the end of those before. */
  static final Comparator<Map.Entry<ConversationId, Known>> NEWEST_CHANGE_FIRST =
      Comparator.comparing(
              (Map.Entry<ConversationId, Known> entry) ->
                  Objects.requireNonNullElse(changedAt(entry.getValue()), Instant.MIN))
          .reversed();

  /** All of it, as of now. */
  List<Map.Entry<ConversationId, Known>> all() {
    var all = new ArrayList<Map.Entry<ConversationId, Known>>(byId.size());
    byId.forEach((id, known) -> all.add(Map.entry(id, known)));
    return all;
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

  private static @Nullable Headline headline(@Nullable Known known) {
    return known == null ? null : known.headline();
  }

  private static @Nullable Instant wakeAt(@Nullable Known known) {
    var headline = headline(known);
    return headline == null ? null : headline.wakeAt();
  }

  private static @Nullable Instant changedAt(@Nullable Known known) {
    var headline = headline(known);
    return headline == null ? null : headline.changedAt();
  }

  private static @Nullable Instant changedAtDesk(@Nullable Known known) {
    var headline = headline(known);
    return headline == null || !headline.isOfTheDesk() ? null : headline.changedAt();
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
    for (var change : query.isOfTheDesk() ? desk : changes) {
      if (matching.size() >= query.limit() || isBefore(change.time(), query.since())) {
        break;
      }
      var headline = headline(byId.get(change.id()));
      if (headline != null
          && change.time().equals(headline.changedAt())
          && query.matches(headline)) {
        matching.add(headline);
      }
    }
    return matching;
  }

  private static boolean isBefore(Instant time, @Nullable Instant since) {
    return since != null && time.isBefore(since);
  }
}
