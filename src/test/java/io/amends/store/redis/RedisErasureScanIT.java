package io.amends.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.store.MutableClock;
import io.amends.store.SampleAppend;
import io.amends.store.Scale;
import io.amends.store.SeededCustomers;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.StringCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Looks into every key of a Redis for what was erased from it. */
class RedisErasureScanIT {

  private static final int SEEDED = 20;

  @Test
  void nothing_of_a_tenth_of_the_customers_is_in_any_key_after_they_were_erased_under_load()
      throws Exception {
    var customers = Scale.of(500, 5_000);
    var clock = new MutableClock(SampleAppend.NOON);
    try (var redis = new StoreOn(Topology::standAlone)) {
      var store = redis.open(clock);
      for (var n = 0; n < customers; n++) {
        SeededCustomers.write(store, n);
      }
      assertThat(found()).hasSize(SEEDED);

      var goesOn = new AtomicBoolean(true);
      var load =
          new Thread(
              () -> {
                for (var n = customers; goesOn.get(); n++) {
                  SeededCustomers.write(store, n);
                }
              });
      load.start();
      for (var n = 0; n < customers / 10; n++) {
        store.erase(SeededCustomers.erasure(n)).block();
      }
      goesOn.set(false);
      load.join();

      assertThat(found()).isEmpty();
      assertThat(store.history(SeededCustomers.conversation(customers / 10)).count().block())
          .isEqualTo(2);
    }
  }

  private static List<String> found() {
    var client = RedisClient.create(Topology.standAlone().url());
    try (var connection = client.connect(new StringCodec(StandardCharsets.ISO_8859_1))) {
      var content = new StringBuilder();
      var redis = connection.sync();
      KeyScanCursor<String> cursor = null;
      do {
        cursor = cursor == null ? redis.scan() : redis.scan(ScanCursor.of(cursor.getCursor()));
        cursor.getKeys().forEach(key -> content.append(key).append('\n').append(text(redis, key)));
      } while (!cursor.isFinished());
      return SeededCustomers.values(SEEDED).stream()
          .filter(value -> content.indexOf(value) >= 0)
          .toList();
    } finally {
      client.shutdown();
    }
  }

  private static String text(RedisCommands<String, String> redis, String key) {
    return switch (redis.type(key)) {
      case "string" -> redis.get(key);
      case "list" -> redis.lrange(key, 0, -1).toString();
      case "hash" -> redis.hgetall(key).toString();
      case "set" -> redis.smembers(key).toString();
      case "zset" -> redis.zrange(key, 0, -1).toString();
      // It ran out meanwhile.
      default -> "";
    };
  }
}
