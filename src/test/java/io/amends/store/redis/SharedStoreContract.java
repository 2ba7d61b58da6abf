package io.amends.store.redis;

import static io.amends.store.SampleAppend.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.conversation.ConversationId;
import io.amends.store.Dispatch;
import io.amends.store.Durability;
import io.amends.store.Headline;
import io.amends.store.News;
import io.amends.store.SampleAppend;
import io.amends.store.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/** Two nodes on one Redis: what each hears of the other, and what only one of them does. */
abstract class SharedStoreContract {

  private static final Duration HANG = Duration.ofSeconds(30);

  private final Supplier<Topology> place;
  private Topology redis;
  private RedisStore one;
  private RedisStore other;
  private final Sinks.Many<News> heard = Sinks.many().replay().all();
  private Disposable listening;

  SharedStoreContract(Supplier<Topology> place) {
    this.place = place;
  }

  @BeforeEach
  void start() {
    redis = place.get();
    redis.tell("FLUSHALL");
    one = open();
    other = open();
    listening = other.news().subscribe(heard::tryEmitNext);
    // The subscription of every group is told as something missed.
    heard.asFlux().take(Keys.GROUPS).blockLast(HANG);
  }

  @AfterEach
  void end() {
    if (listening != null) {
      listening.dispose();
      one.close();
      other.close();
    }
  }

  private RedisStore open() {
    return Redises.store(redis.url(), Durability.LOCAL, Clock.systemUTC());
  }

  @Test
  void what_another_node_writes_is_heard_with_what_it_means() {
    var plain = SampleAppend.newId();
    var waiting = SampleAppend.newId();
    append(one, SampleAppend.to(plain));
    append(one, SampleAppend.to(waiting).waitingSince(NOON).dispatch("d1", "a", NOON));
    append(one, SampleAppend.to(waiting).after(1));
    append(one, SampleAppend.to(waiting).after(2));

    assertThat(written().take(4).collectList().block(HANG))
        .containsExactly(
            new News.Written(plain, false, false),
            new News.Written(waiting, true, true),
            new News.Written(waiting, true, false),
            new News.Written(waiting, false, false));
    assertThat(other.headline(waiting).map(Headline::conversation).block(HANG)).isEqualTo(waiting);
  }

  @Test
  void what_a_node_writes_itself_is_no_news_to_it() {
    append(other, SampleAppend.to(SampleAppend.newId()));
    var last = SampleAppend.newId();
    append(one, SampleAppend.to(last));

    assertThat(written().blockFirst(HANG).conversation()).isEqualTo(last);
  }

  @Test
  void what_was_written_while_nobody_heard_is_told_as_missed_for_its_group() {
    redis.tell("CLIENT", "KILL", "TYPE", "pubsub");
    var id = SampleAppend.newId();
    append(one, SampleAppend.to(id));

    // Told at once, where the connection was there again in time; else as missed.
    var news = heard.asFlux().skip(Keys.GROUPS).filter(about(id)).blockFirst(HANG);
    assertThat(news).isNotNull();
  }

  @Test
  void after_redis_was_killed_news_come_again() {
    redis.kill();
    redis.start();
    var id = SampleAppend.newId();
    one.append(SampleAppend.to(id).build())
        .retryWhen(
            Retry.fixedDelay(1_000, Duration.ofMillis(20))
                .filter(StoreUnavailableException.class::isInstance))
        .block(HANG);

    assertThat(heard.asFlux().skip(Keys.GROUPS).filter(about(id)).blockFirst(HANG)).isNotNull();
    // And live again: lest every second's look be all that is left.
    var written =
        Flux.interval(Duration.ofMillis(100))
            .concatMap(n -> one.append(SampleAppend.to(SampleAppend.newId()).build()))
            .cast(News.Written.class);
    assertThat(Flux.merge(written(), written).blockFirst(HANG)).isNotNull();
  }

  private static Predicate<News> about(ConversationId id) {
    return news ->
        news instanceof News.Missed missed
            ? missed.mayConcern().test(id)
            : ((News.Written) news).conversation().equals(id);
  }

  @Test
  void of_two_nodes_one_wakes_a_conversation_and_the_other_if_the_first_does_not() {
    var id = SampleAppend.newId();
    append(one, SampleAppend.to(id).wakeAt(NOON));

    assertThat(due(one)).containsExactly(id);
    assertThat(due(one)).as("still, for it was not woken").containsExactly(id);
    assertThat(due(other)).isEmpty();
    one.close();

    var taken =
        Mono.defer(() -> other.due(NOON, 10).collectList())
            .repeatWhen(again -> again.delayElements(Duration.ofMillis(100)))
            .filter(due -> !due.isEmpty())
            .blockFirst(HANG);
    assertThat(taken).containsExactly(id);
  }

  @Test
  void of_two_nodes_one_sends_what_is_in_the_outbox_until_it_stops() {
    append(other, SampleAppend.to(SampleAppend.newId()).dispatch("d1", "a", NOON));

    assertThat(ready(one)).containsExactly("d1");
    assertThat(ready(other)).isEmpty();
    assertThat(ready(one)).containsExactly("d1");
    one.close();

    assertThat(ready(other)).containsExactly("d1");
  }

  private Flux<News.Written> written() {
    return heard.asFlux().ofType(News.Written.class);
  }

  private static void append(RedisStore store, SampleAppend sample) {
    store.append(sample.build()).block(HANG);
  }

  private static List<ConversationId> due(RedisStore store) {
    return store.due(NOON, 10).collectList().block(HANG);
  }

  private static List<String> ready(RedisStore store) {
    return store.ready(NOON, 10).map(Dispatch::id).collectList().block(HANG);
  }
}
