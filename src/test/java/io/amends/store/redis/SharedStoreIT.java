package io.amends.store.redis;

import org.junit.jupiter.api.Nested;

/** What nodes hear of each other, on each form of Redis. */
class SharedStoreIT {

  @Nested
  class StandAlone extends SharedStoreContract {
    StandAlone() {
      super(Topology::standAlone);
    }
  }

  @Nested
  class ThroughSentinel extends SharedStoreContract {
    ThroughSentinel() {
      super(Topology::sentinel);
    }
  }

  @Nested
  class OnCluster extends SharedStoreContract {
    OnCluster() {
      super(Topology::cluster);
    }
  }
}
