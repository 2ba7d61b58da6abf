package io.amends.store.redis;

import io.amends.conversation.ConversationId;
import io.amends.store.News;
import io.amends.store.StoreUnavailableException;
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

  private final boolean[] isKnown = new boolean[Keys.GROUPS];

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

  private Disposable listening() {
    var ears = new Ears(link, this::begin, this::hear);
    return Flux.interval(Duration.ZERO, INTERVAL)
        .onBackpressureDrop()
        .concatMap(
            tick -> Mono.fromRunnable(ears::attend).then(look()).onErrorResume(Grapevine::goOn), 1)
        .doFinally(end -> ears.close())
        .subscribe();
  }

  private synchronized void begin(int group) {
    tell(missed(group));
  }

  private synchronized void hear(int group, byte[] message) {
    var parts = Bytes.text(message).split(" ", 4);
    var number = Long.parseLong(parts[0]);
    if (number > heard[group] + 1) {
      tell(missed(group));
    }
    heard[group] = number;
    if (!parts[1].equals(node)) {
      var conversation = new ConversationId(parts[3]);
      tell(
          parts[2].endsWith("e")
              ? new News.Erased(conversation)
              : new News.Written(
                  conversation, parts[2].charAt(0) == 'q', parts[2].charAt(1) == 'o'));
    }
  }

  /** What cannot be asked now is asked a second later; the rest is not held up by it. */
  private Mono<Void> look() {
    return Flux.fromIterable(link.parts())
        .flatMap(
            part ->
                link.ask(redis -> NUMBERS.call(redis, Keys.of(part, Keys::news)))
                    .doOnNext(numbers -> compare(part, numbers))
                    .onErrorComplete(StoreUnavailableException.class),
            Keys.GROUPS)
        .then();
  }

  private static Mono<Void> goOn(Throwable bug) {
    LOG.error("A look for news failed as it should not", bug);
    return Mono.empty();
  }

  private synchronized void compare(List<Integer> part, List<Object> numbers) {
    for (var n = 0; n < part.size(); n++) {
      var group = part.get(n);
      var now = Bytes.number(numbers.get(n));
      // Fewer than before: Redis lost some, and will use their numbers again.
      if (heard[group] < before[group] || now < before[group]) {
        tell(missed(group));
        heard[group] = now;
      } else if (!isKnown[group]) {
        heard[group] = now;
      }
      before[group] = now;
      isKnown[group] = true;
    }
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
