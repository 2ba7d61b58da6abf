package io.amends.desk;

import io.amends.conversation.ConversationId;
import io.amends.store.Headline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Finds conversations whose holder has been away from the desk for long. Used by one thread. */
final class Absentees {

  private final Duration patience;
  private final Predicate<String> isThere;
  private final Map<String, Instant> absentSince = new HashMap<>();
  private final Map<ConversationId, Instant> told = new HashMap<>();

  /**
   * @param patience how long an absence may be; zero: for ever
   */
  Absentees(Duration patience, Predicate<String> isThere) {
    this.patience = patience;
    this.isThere = isThere;
  }

  /** Those to look at: each once, and again after something happened in it. */
  List<Headline> left(List<Headline> held, Instant now) {
    if (patience.isZero()) {
      return List.of();
    }
    var left = new ArrayList<Headline>();
    for (var headline : held) {
      var agent = headline.agent();
      if (isThere.test(agent)) {
        absentSince.remove(agent);
      } else if (!absentSince.computeIfAbsent(agent, same -> now).plus(patience).isAfter(now)
          && !headline
              .changedAt()
              .equals(told.put(headline.conversation(), headline.changedAt()))) {
        left.add(headline);
      }
    }
    told.keySet().retainAll(held.stream().map(Headline::conversation).toList());
    return left;
  }
}
