package io.amends.store.redis;

import io.amends.store.Append;
import io.amends.store.JsonEventCodec;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Appends of a node that something happens to before each write, as to one that is paused. */
final class SleepyStore implements AutoCloseable {

  private final Link link;
  private final Conversations conversations;

  private SleepyStore(Link link, Conversations conversations) {
    this.link = link;
    this.conversations = conversations;
  }

  static SleepyStore on(String url, Clock clock, Supplier<Mono<Void>> beforeWriting) {
    var link = Link.to(new RedisSettings(url, Redises.TIMEOUT, 1), Schedulers::parallel);
    var writer =
        new RoutedWriter(link, Redises.TIMEOUT, primary -> new DirectWriter(link, primary));
    var sleepy =
        new Writer() {
          @Override
          public Mono<List<Object>> write(Script script, String[] keys, byte[]... arguments) {
            return Mono.defer(beforeWriting).then(writer.write(script, keys, arguments));
          }

          @Override
          public Mono<List<Object>> writeLightly(
              Script script, String[] keys, byte[]... arguments) {
            return writer.writeLightly(script, keys, arguments);
          }

          @Override
          public Mono<Void> settled(String key) {
            return Mono.empty();
          }
        };
    var forms = new Forms();
    return new SleepyStore(
        link,
        new Conversations(
            link,
            sleepy,
            new Claims(link, writer, forms, clock),
            new Handover(link, sleepy, forms),
            new JsonEventCodec(),
            forms,
            clock,
            "sleepy"));
  }

  Mono<Void> append(Append append) {
    return conversations.append(append);
  }

  @Override
  public void close() {
    link.close();
  }
}
