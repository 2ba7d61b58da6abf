package io.amends.channel.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.amends.channel.Limits;
import io.amends.conversation.ConversationId;
import io.amends.conversation.Mode;
import io.amends.conversation.RecordedEvent;
import io.amends.desk.AgentDirectory;
import io.amends.desk.DeskProperties;
import io.amends.desk.Shop;
import io.amends.store.Append;
import io.amends.store.DeliveryReceipt;
import io.amends.store.EventStore;
import io.amends.store.Headline;
import io.amends.store.HeadlineQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** What an agent sees of a talk that goes on while it is read for the first time. */
class FollowedTalkTest {

  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
  private final Shop shop = new Shop(Mode.COPILOT, store -> new Interrupted(store, this::goOn));
  private final List<ObjectNode> frames = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void complaint_words_said_while_the_talk_is_read_are_marked() {
    var id = shop.customerSays("it is overdue");
    shop.suggestion(id);
    meanwhile.set(() -> shop.customerSays(id, "more than overdue"));

    follow(id);

    await().untilAsserted(() -> assertThat(marked()).containsExactly(1L, 2L));
  }

  @Test
  void a_note_written_while_the_talk_is_read_is_seen_once() {
    var id = shop.customerSays("it is late");
    shop.suggestion(id);
    shop.desk.take(id, "lin").block();
    shop.desk.note(id, "lin", "first").block();
    meanwhile.set(() -> shop.desk.note(id, "lin", "second").block());

    follow(id);

    await().untilAsserted(() -> assertThat(notes()).containsExactly("first", "second"));
  }

  private void follow(ConversationId id) {
    new FollowedTalk(parts(), id, "lin").frames().subscribe(frames::add);
  }

  /** The entries in which a word is marked. */
  private List<Long> marked() {
    return newest("keywords").valueStream().map(word -> word.path("seq").longValue()).toList();
  }

  private List<String> notes() {
    return newest("notes").valueStream().map(note -> note.path("text").stringValue()).toList();
  }

  private JsonNode newest(String field) {
    return frames.stream()
        .filter(frame -> frame.has(field))
        .reduce((before, after) -> after)
        .<JsonNode>map(frame -> frame.path(field))
        .orElseGet(MissingNode::getInstance);
  }

  /** Once: what happens while it is read goes on by itself. */
  private void goOn() {
    meanwhile.getAndSet(() -> {}).run();
  }

  private AgentSocket.Parts parts() {
    var soon = Duration.ofSeconds(1);
    return new AgentSocket.Parts(
        shop.engine,
        shop.desk,
        new AgentDirectory(new DeskProperties("lin:secret", ""), "", "k".repeat(32), shop.clock),
        shop.room,
        shop.presence,
        shop.flows,
        new Limits(DataSize.ofKilobytes(128), 8_000, 10, 20, 200, soon, soon, soon, soon),
        JsonMapper.builder().build(),
        shop.clock);
  }

  /** A store at which something happens each time that a history was read. */
  private record Interrupted(EventStore store, Runnable afterwards) implements EventStore {

    @Override
    public Flux<RecordedEvent> history(ConversationId id) {
      return store.history(id).doFinally(read -> afterwards.run());
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
