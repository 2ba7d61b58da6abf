package io.amends.server;

import io.amends.store.redis.RedisCluster;
import io.amends.store.redis.RedisServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

/** Two nodes on one Redis, and on a Cluster of three primaries. */
class TwoNodesIT {

  @Nested
  class OnOneRedis extends TwoNodesContract {
    @Override
    Servers start(Path place) {
      var server = RedisServer.in(place);
      return new Servers() {
        @Override
        public String url() {
          return server.url();
        }

        @Override
        public void tell(String... words) {
          server.tell(words);
        }

        @Override
        public void close() {
          server.close();
        }
      };
    }
  }

  @Nested
  class OnCluster extends TwoNodesContract {
    @Override
    Servers start(Path place) {
      var cluster = RedisCluster.in(place, 0);
      return new Servers() {
        @Override
        public String url() {
          return cluster.url();
        }

        @Override
        public void tell(String... words) {
          cluster.primaries().forEach(server -> server.tell(words));
        }

        @Override
        public void close() {
          cluster.close();
        }
      };
    }
  }
}
