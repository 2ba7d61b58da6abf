package io.amends.store.redis;

import io.amends.store.EventStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Reopening kills Redis, too. */
class RedisEventStoreIT extends EventStoreContract<RedisStore> {

  @TempDir private static Path folder;
  private static RedisServer server;
  private RedisStore store;

  @BeforeAll
  static void startRedis() {
    server = RedisServer.in(folder);
  }

  @AfterAll
  static void stopRedis() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  protected RedisStore open() {
    server.tell("FLUSHALL");
    store = Redises.store(server, clock);
    return store;
  }

  @Override
  protected RedisStore reopened() {
    store.close();
    server.kill();
    server.start();
    store = Redises.store(server, clock);
    return store;
  }

  @AfterEach
  void close() {
    store.close();
  }
}
