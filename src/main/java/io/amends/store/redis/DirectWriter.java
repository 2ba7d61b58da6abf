package io.amends.store.redis;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** For a Redis that answers nobody before what it did is safe. */
final class DirectWriter implements PrimaryWriter {

  private final Link link;
  private final String primary;

  DirectWriter(Link link, String primary) {
    this.link = link;
    this.primary = primary;
  }

  @Override
  public CompletableFuture<List<Object>> enter(Call call) {
    return call.writes()
        ? link.writing(primary).thenCompose(connection -> call.at(connection.async()))
        : CompletableFuture.completedFuture(List.of());
  }
}
