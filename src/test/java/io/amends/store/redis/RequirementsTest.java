package io.amends.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.store.Durability;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementsTest {

  private final Map<String, String> facts = new LinkedHashMap<>();
  private boolean isCluster;

  RequirementsTest() {
    facts.put("redis_version", "7.0.15");
    facts.put("redis_mode", "standalone");
    facts.put("aof_enabled", "1");
    facts.put("maxmemory_policy", "noeviction");
    facts.put("role", "master");
    facts.put("connected_slaves", "1");
  }

  @Test
  void a_redis_that_keeps_everything_will_do() {
    assertThat(unmet(Durability.LOCAL, "")).isEmpty();
    assertThat(unmet(Durability.FSYNC, "always")).isEmpty();
    assertThat(unmet(Durability.REPLICATED, "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7.0.0", "7.2.4", "8.0.1", "10.1"})
  void seven_and_later_will_do(String version) {
    facts.put("redis_version", version);
    assertThat(unmet(Durability.LOCAL, "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          redis_version    | 6.2.11       | older than 7.0: upgrade
          redis_version    | ''           | older than 7.0
          redis_version    | unstable     | older than 7.0
          redis_mode       | cluster      | separated by commas
          role             | slave        | name the primary
          aof_enabled      | 0            | set "appendonly yes"
          aof_enabled      | ''           | set "appendonly yes"
          maxmemory_policy | allkeys-lru  | set "maxmemory-policy noeviction"
          maxmemory_policy | volatile-ttl | set "maxmemory-policy noeviction"
          """)
  void what_would_lose_data_is_refused_with_what_to_do(String fact, String value, String told) {
    facts.put(fact, value);
    for (var durability : Durability.values()) {
      assertThat(unmet(durability, "always")).contains(told);
    }
  }

  @Test
  void a_cluster_will_do_where_one_is_named_and_nothing_else_will() {
    isCluster = true;
    assertThat(unmet(Durability.LOCAL, "")).contains("no part of a Redis Cluster");
    facts.put("redis_mode", "cluster");
    assertThat(unmet(Durability.LOCAL, "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"everysec", "no", ""})
  void fsync_needs_appendfsync_always(String appendfsync) {
    assertThat(unmet(Durability.FSYNC, appendfsync)).contains("needs \"appendfsync always\"");
    assertThat(unmet(Durability.LOCAL, appendfsync)).isEmpty();
  }

  @Test
  void replicated_needs_the_replicas_that_are_named() {
    facts.put("connected_slaves", "0");
    assertThat(unmet(Durability.REPLICATED, "")).contains("needs 1 replicas").contains("has 0");
    assertThat(unmet(Durability.LOCAL, "")).isEmpty();
  }

  private String unmet(Durability durability, String appendfsync) {
    var info = new StringBuilder("# Server\r\n");
    facts.forEach((name, value) -> info.append(name).append(':').append(value).append("\r\n"));
    return new Requirements(durability, 1, isCluster)
        .unmet(info.toString(), appendfsync)
        .orElse("");
  }
}
