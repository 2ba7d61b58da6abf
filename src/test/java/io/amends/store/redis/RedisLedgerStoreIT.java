package io.amends.store.redis;

import io.amends.store.LedgerStoreContract;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Reopening kills Redis, too. */
class RedisLedgerStoreIT extends LedgerStoreContract {

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
    store = Redises.store(server, Clock.systemUTC());
    return store;
  }

  @Override
  protected RedisStore reopened() {
    store.close();
    server.kill();
    server.start();
    store = Redises.store(server, Clock.systemUTC());
    return store;
  }

  @AfterEach
  void close() {
    store.close();
  }
}
