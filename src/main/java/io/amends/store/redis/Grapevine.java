package io.amends.store.redis;

import io.amends.conversation.ConversationId;
import io.amends.store.News;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Hears what other nodes append. Each append is numbered within its group and published on the
 * group's sharded channel. Publishing loses what nobody hears just then, so once a second the
 * numbers are compared with those in Redis: whatever was not heard is told as missed.
 */
final class Grapevine {

  private static final Logger LOG = LoggerFactory.getLogger(Grapevine.class);
  private static final Script NUMBERS = Script.named("numbers.lua");
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final int UNREAD_AT_MOST = 16_384;

  private final Link link;
  private final String node;
  private final Sinks.Many<News> news =
      Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(UNREAD_AT_MOST));

  /** The newest number that was heard of or told as missed, by group. */
  private final long[] heard = new long[Keys.GROUPS];

  /** What the numbers were a second ago, by group: by now they must have been heard. */
  private final long[] before = new long[Keys.GROUPS];

  private boolean isFirstLook = true;

  Grapevine(Link link, String node) {
    this.link = link;
    this.node = node;
  }

  Flux<News> news() {
    return Flux.defer(
        () -> {
          var looking = listening();
          return news.asFlux().doFinally(signal -> looking.dispose());
        });
  }

  /**
   * Subscribing is tried again with every look until it goes well; from then on Lettuce does it.
   */
  private Disposable listening() {
    var connection = link.listening();
    connection.addListener(
        new RedisPubSubAdapter<>() {
          /** Also after every break: nobody knows what was said meanwhile. */
          @Override
          public void ssubscribed(String channel, long count) {
            begin(channel);
          }

          @Override
          public void smessage(String channel, byte[] message) {
            hear(channel, message);
          }
        });
    subscribe(connection);
    return Flux.interval(Duration.ZERO, INTERVAL)
        .onBackpressureDrop()
        .concatMap(tick -> look(), 1)
        .doFinally(end -> connection.closeAsync())
        .subscribe();
  }

  private static void subscribe(StatefulRedisPubSubConnection<String, byte[]> connection) {
    connection
        .async()
        .ssubscribe(Keys.ofAll(Keys::news))
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                LOG.warn("What other nodes do is heard a second late: {}", failure.toString());
              }
            });
  }

  private synchronized void begin(String channel) {
    for (var group = 0; group < Keys.GROUPS; group++) {
      if (channel.equals(Keys.news(group))) {
        tell(missed(group));
      }
    }
  }

  private synchronized void hear(String channel, byte[] message) {
    var parts = Bytes.text(message).split(" ", 4);
    var conversation = new ConversationId(parts[3]);
    var group = Keys.group(parts[3]);
    if (!channel.equals(Keys.news(group))) {
      return;
    }
    var number = Long.parseLong(parts[0]);
    if (number > heard[group] + 1) {
      tell(missed(group));
    }
    heard[group] = number;
    if (!parts[1].equals(node)) {
      tell(new News.Written(conversation, parts[2].charAt(0) == 'q', parts[2].charAt(1) == 'o'));
    }
  }

  private Mono<Void> look() {
    return link.ask(redis -> NUMBERS.call(redis, Keys.ofAll(Keys::news)))
        .doOnNext(this::compare)
        .then()
        .onErrorResume(away -> Mono.empty());
  }

  private synchronized void compare(List<Object> numbers) {
    for (var group = 0; group < Keys.GROUPS; group++) {
      var now = Bytes.number(numbers.get(group));
      // Fewer than before: Redis lost some, and will use their numbers again.
      if (heard[group] < before[group] || now < before[group]) {
        tell(missed(group));
        heard[group] = now;
      } else if (isFirstLook) {
        heard[group] = now;
      }
      before[group] = now;
    }
    isFirstLook = false;
  }

  private static News missed(int group) {
    return new News.Missed(id -> Keys.group(id.value()) == group);
  }

  private void tell(News one) {
    if (news.tryEmitNext(one) == Sinks.EmitResult.FAIL_OVERFLOW) {
      // Then everything is told as missed at the next look.
      Arrays.fill(before, Long.MAX_VALUE);
    }
  }
}
