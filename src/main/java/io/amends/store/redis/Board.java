package io.amends.store.redis;

import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What nodes tell each other of themselves; nothing of it is kept for long. */
final class Board {

  private static final Script POST = Script.named("post.lua");
  private static final Script POSTED = Script.named("posted.lua");
  private static final Duration KEPT = Duration.ofSeconds(10);

  private final Link link;
  private final byte[] node;

  Board(Link link, String node) {
    this.link = link;
    this.node = Bytes.of(node);
  }

  Mono<Void> post(String subject, String text) {
    return link.ask(
            redis ->
                POST.call(redis, keys(subject), node, Bytes.of(text), Bytes.of(KEPT.toMillis())))
        .then();
  }

  Flux<String> posted(String subject) {
    return link.ask(redis -> POSTED.call(redis, keys(subject), node))
        .flatMapIterable(texts -> texts)
        .map(Bytes::text);
  }

  private static String[] keys(String subject) {
    return new String[] {Keys.posts(subject), Keys.postedUntil(subject)};
  }
}
