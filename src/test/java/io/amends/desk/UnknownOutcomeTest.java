package io.amends.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.amends.conversation.ConversationId;
import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.conversation.Mode;
import io.amends.conversation.RecordedEvent;
import io.amends.engine.Announcement;
import io.amends.store.Append;
import io.amends.store.DeliveryReceipt;
import io.amends.store.EventStore;
import io.amends.store.Headline;
import io.amends.store.HeadlineQuery;
import io.amends.store.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A store over a wire may keep what it never answered. */
class UnknownOutcomeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Test
  void a_reply_that_is_stored_though_nobody_could_tell_reaches_who_looks_on() {
    var unsure = new AtomicInteger();
    var away = new AtomicInteger();
    try (var shop = new Shop(Mode.AUTOPILOT, store -> new Unsure(store, unsure, away))) {
      var id = shop.customerSays("hello");
      shop.when(id, c -> c.talk().seq() == 2);
      var heard = new CopyOnWriteArrayList<Announcement>();
      var listening = shop.engine.announcements(id, Long.MAX_VALUE).subscribe(heard::add);
      await().atMost(PATIENCE).until(() -> heard.size() >= 2);
      unsure.set(2); // the message is kept and answered, the reply is kept and is not
      away.set(3);

      shop.customerSays(id, "are you there?");

      await().atMost(PATIENCE).until(() -> entries(heard) == 2);
      assertThat(shop.events(id).stream().filter(ReplySent.class::isInstance)).hasSize(2);
      listening.dispose();
    }
  }

  private static long entries(Iterable<Announcement> heard) {
    return Flux.fromIterable(heard)
        .filter(Announcement.EntryAdded.class::isInstance)
        .count()
        .block();
  }

  /** Keeps the append that is counted down to and fails all the same, then cannot be read. */
  private record Unsure(EventStore store, AtomicInteger unsure, AtomicInteger away)
      implements EventStore {

    @Override
    public Mono<Void> append(Append append) {
      return unsure.get() > 0 && unsure.decrementAndGet() == 0
          ? store.append(append).then(unavailable())
          : store.append(append);
    }

    @Override
    public Flux<RecordedEvent> history(ConversationId id) {
      return unsure.get() == 0 && away.get() > 0 && away.decrementAndGet() >= 0
          ? Flux.from(unavailable())
          : store.history(id);
    }

    private static <T> Mono<T> unavailable() {
      return Mono.error(new StoreUnavailableException("nobody knows"));
    }

    @Override
    public Flux<ConversationId> due(Instant now, int limit) {
      return store.due(now, limit);
    }

    @Override
    public Flux<Headline> headlines(HeadlineQuery query) {
      return store.headlines(query);
    }

    @Override
    public Mono<DeliveryReceipt> receipt(String delivery) {
      return store.receipt(delivery);
    }
  }
}
