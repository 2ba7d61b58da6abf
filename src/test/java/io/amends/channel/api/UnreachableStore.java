package io.amends.channel.api;

import io.amends.conversation.ConversationId;
import io.amends.conversation.RecordedEvent;
import io.amends.store.Append;
import io.amends.store.DeliveryReceipt;
import io.amends.store.EventStore;
import io.amends.store.Headline;
import io.amends.store.HeadlineQuery;
import io.amends.store.StoreUnavailableException;
import java.io.IOException;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A store that can be out of reach. */
final class UnreachableStore implements EventStore {

  private final EventStore store;
  volatile boolean isAway;

  UnreachableStore(EventStore store) {
    this.store = store;
  }

  @Override
  public Flux<RecordedEvent> history(ConversationId id) {
    return isAway ? Flux.error(away()) : store.history(id);
  }

  @Override
  public Mono<Void> append(Append append) {
    return isAway ? Mono.error(away()) : store.append(append);
  }

  @Override
  public Flux<ConversationId> due(Instant now, int limit) {
    return isAway ? Flux.error(away()) : store.due(now, limit);
  }

  @Override
  public Flux<Headline> headlines(HeadlineQuery query) {
    return isAway ? Flux.error(away()) : store.headlines(query);
  }

  @Override
  public Mono<DeliveryReceipt> receipt(String delivery) {
    return isAway ? Mono.error(away()) : store.receipt(delivery);
  }

  private static StoreUnavailableException away() {
    return new StoreUnavailableException("away", new IOException("away"));
  }
}
