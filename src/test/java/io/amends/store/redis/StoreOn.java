package io.amends.store.redis;

import io.amends.store.Durability;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store on a shared Redis, for one test. */
final class StoreOn implements AutoCloseable {

  private final Supplier<Topology> place;
  private @Nullable RedisStore store;

  StoreOn(Supplier<Topology> place) {
    this.place = place;
  }

  /** One that is empty. */
  RedisStore open(Clock clock) {
    place.get().tell("FLUSHALL");
    return again(clock);
  }

  /** One on the same data, after Redis was killed. */
  RedisStore reopened(Clock clock) {
    close();
    place.get().kill();
    place.get().start();
    return again(clock);
  }

  private RedisStore again(Clock clock) {
    store = Redises.store(place.get().url(), Durability.LOCAL, clock);
    return store;
  }

  @Override
  public void close() {
    if (store != null) {
      store.close();
      store = null;
    }
  }
}
