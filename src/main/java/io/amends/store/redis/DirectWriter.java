package io.amends.store.redis;

import java.util.List;
import reactor.core.publisher.Mono;

/** For a Redis that answers nobody before what it did is safe. */
final class DirectWriter implements Writer {

  private final Link link;

  DirectWriter(Link link) {
    this.link = link;
  }

  @Override
  public Mono<List<Object>> write(Script script, String[] keys, byte[]... arguments) {
    return link.ask(redis -> script.call(redis, keys, arguments));
  }

  @Override
  public Mono<Void> settled() {
    return Mono.empty();
  }
}
