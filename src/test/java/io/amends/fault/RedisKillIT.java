package io.amends.fault;

import io.amends.store.redis.RedisServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same with two nodes on one Redis (RELIABILITY R1 and R2): customers go from one to the other
 * as they like; before a node is killed Redis is, and comes back with what it kept. The other node
 * goes on meanwhile.
 */
class RedisKillIT extends KillIT {

  @TempDir private Path folder;
  private RedisServer redis;

  @BeforeEach
  void startRedis() {
    redis = RedisServer.in(folder);
  }

  @AfterEach
  void stopRedis() {
    if (redis != null) {
      redis.close();
    }
  }

  @Override
  int nodes() {
    return 2;
  }

  @Override
  List<String> storeProperties() {
    return List.of(
        "amends.store=redis",
        "amends.redis.url=" + redis.url(),
        "amends.desk.password=a-password-for-tests",
        "amends.token.key=a-key-for-tests-of-32-characters-or-more");
  }

  @Override
  void troubleTheStore() {
    redis.kill();
    redis.start();
    awaitMoreAcks();
  }
}
