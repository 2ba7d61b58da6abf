package io.amends.fault;

import io.amends.store.redis.RedisServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same on Redis (RELIABILITY R1 and R2): before the service is killed Redis is, and comes back
 * with what it kept, while the customers go on.
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
