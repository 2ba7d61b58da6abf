package io.amends.store.redis;

import io.amends.store.DispatchStoreContract;
import java.time.Clock;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** On each form of Redis. Reopening kills Redis, too. */
class RedisDispatchStoreIT {

  @Nested
  class StandAlone extends OnRedis {
    StandAlone() {
      super(Topology::standAlone);
    }
  }

  @Nested
  class ThroughSentinel extends OnRedis {
    ThroughSentinel() {
      super(Topology::sentinel);
    }
  }

  @Nested
  class OnCluster extends OnRedis {
    OnCluster() {
      super(Topology::cluster);
    }
  }

  abstract static class OnRedis extends DispatchStoreContract<RedisStore> {

    private final StoreOn redis;

    OnRedis(Supplier<Topology> place) {
      this.redis = new StoreOn(place);
    }

    @Override
    protected RedisStore open() {
      return redis.open(Clock.systemUTC());
    }

    @Override
    protected RedisStore reopened() {
      return redis.reopened(Clock.systemUTC());
    }

    @AfterEach
    void close() {
      redis.close();
    }
  }
}
