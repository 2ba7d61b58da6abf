package io.amends.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.conversation.ConversationId;
import io.amends.conversation.CustomerEvent.CustomerSpoke;
import io.amends.conversation.Mode;
import io.amends.conversation.RecordedEvent;
import io.amends.desk.Shop;
import io.amends.store.Append;
import io.amends.store.DeliveryReceipt;
import io.amends.store.EventStore;
import io.amends.store.Headline;
import io.amends.store.HeadlineQuery;
import io.amends.store.SampleAppend;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who looks on at a node misses nothing of what another node writes, and leaves nothing behind. */
class OnlookersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** The news of it comes when what was there is read, and nobody listens yet. */
  @Test
  void what_another_node_writes_while_somebody_begins_to_look_on_is_told() {
    var others = new AtomicReference<OtherNode>();
    try (var shop =
        new Shop(
            Mode.AUTOPILOT,
            store -> {
              others.set(new OtherNode(store));
              return others.get();
            })) {
      var id = new ConversationId("c1");
      shop.customerSays(id, "hello");
      shop.when(id, conversation -> conversation.talk().seq() >= 2);

      others
          .get()
          .writesAfterTheNextRead(
              SampleAppend.said("from elsewhere"), () -> shop.engine.changedElsewhere(id));
      var told =
          shop.engine
              .announcements(id, 0)
              .ofType(Announcement.EntryAdded.class)
              .map(added -> added.entry().event())
              .ofType(CustomerSpoke.class)
              .filter(spoke -> spoke.text().equals("from elsewhere"))
              .blockFirst(PATIENCE);

      assertThat(told).isNotNull();
    }
  }

  /** Its task runs all the same, when everything before it in the lane is done. */
  @Test
  void who_left_before_it_could_look_on_is_not_kept() {
    var others = new AtomicReference<OtherNode>();
    try (var shop =
        new Shop(
            Mode.AUTOPILOT,
            store -> {
              others.set(new OtherNode(store));
              return others.get();
            })) {
      var id = new ConversationId("c1");
      shop.customerSays(id, "hello");
      shop.when(id, conversation -> conversation.talk().seq() >= 2);
      var goesOn = new CountDownLatch(1);
      shop.engine.act(id, act -> Mono.fromRunnable(() -> awaits(goesOn))).subscribe();

      shop.engine.announcements(id, 0).subscribe().dispose();
      goesOn.countDown();
      shop.engine.conversation(id).block(PATIENCE);

      var read = others.get().reads();
      shop.engine.changedElsewhere(id);
      shop.engine.conversation(id).block(PATIENCE);
      assertThat(others.get().reads()).isEqualTo(read + 1);
    }
  }

  private static void awaits(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }

  /** A store that another node writes to, too. */
  private static final class OtherNode implements EventStore {

    private final EventStore store;
    private final AtomicReference<Runnable> next = new AtomicReference<>();
    private ConversationId read = new ConversationId("none");
    private long version;
    private final AtomicInteger reads = new AtomicInteger();

    OtherNode(EventStore store) {
      this.store = store;
    }

    /** How often a history was read. */
    int reads() {
      return reads.get();
    }

    void writesAfterTheNextRead(CustomerSpoke words, Runnable news) {
      next.set(
          () -> {
            store.append(SampleAppend.to(read).after(version).with(words).build()).block();
            news.run();
          });
    }

    @Override
    public boolean isShared() {
      return true;
    }

    @Override
    public Flux<RecordedEvent> history(ConversationId id) {
      return store.history(id);
    }

    @Override
    public Flux<RecordedEvent> history(ConversationId id, long after) {
      return store
          .history(id, after)
          .collectList()
          .doOnNext(
              events -> {
                reads.incrementAndGet();
                read = id;
                version = after + events.size();
                var write = next.getAndSet(null);
                if (write != null) {
                  write.run();
                }
              })
          .flatMapIterable(events -> events);
    }

    @Override
    public Mono<Void> append(Append append) {
      return store.append(append);
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
