package io.amends.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.store.redis.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/** The running service on Redis: what users see while Redis is away, and what it refuses. */
class RedisIT {

  private static final Duration HANG = Duration.ofSeconds(30);

  @TempDir private Path data;
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

  @Test
  void a_conversation_goes_on_in_another_process_with_another_data_folder() {
    Customer customer;
    long asked;
    try (var amends = RunningAmends.on(data.resolve("one"), onRedis(redis))) {
      customer = Customer.comesTo(amends);
      asked = customer.says("m1", "The mug from order E20261103001 arrived broken");
      customer.hearsAnswerTo(asked);
    }
    try (var amends = RunningAmends.on(data.resolve("other"), onRedis(redis));
        var again = customer.comesBackTo(amends, 2)) {
      assertThat(again.says("m1", "The mug from order E20261103001 arrived broken"))
          .isEqualTo(asked);

      var proposal = again.isOfferedTwoWays("No photo, sorry", "You decide");
      again.hearsAnswerTo(again.chooses(proposal, 1));
      assertThat(amends.api().replay(again.conversation()).path("equal").asBoolean()).isTrue();
    }
  }

  @Test
  void while_redis_is_away_nothing_is_taken_in_and_it_mends_itself() {
    try (var amends = RunningAmends.on(data, onRedis(redis));
        var customer = Customer.comesTo(amends)) {
      customer.hearsAnswerTo(customer.says("Where is my order 202611180042?"));
      assertThat(readiness(amends)).isEqualTo(200);
      redis.kill();

      customer.sends("m2", "hello?");
      assertThat(customer.isRefused("unavailable").path("retryAfterMs").asLong()).isPositive();
      var refused =
          amends
              .api()
              .post("/api/v1/conversations/c-1/messages", message("a1"), "Idempotency-Key", "k1");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      await(() -> readiness(amends) == 503);

      redis.start();
      await(() -> readiness(amends) == 200);
      customer.hearsAnswerTo(customer.says("m2", "Where is my order 202611180042?"));
      assertThat(
              amends
                  .api()
                  .post(
                      "/api/v1/conversations/c-1/messages", message("a1"), "Idempotency-Key", "k1")
                  .statusCode())
          .isEqualTo(202);
    }
  }

  /** 4001 would tell the widget to forget the conversation. */
  @Test
  void who_comes_back_while_redis_is_away_is_asked_to_come_again() {
    try (var amends = RunningAmends.on(data, onRedis(redis, "amends.limits.hello=5s"));
        var customer = Customer.comesTo(amends)) {
      customer.hearsAnswerTo(customer.says("Where is my order 202611180042?"));
      redis.kill();
      var hello =
          Wire.frame("hello")
              .put("conversation", customer.conversation())
              .put("token", customer.token());
      try (var back = Wire.open(amends.socket("/ws/chat"))) {
        back.send(hello);

        assertThat(back.next("error").path("retryAfterMs").asLong()).isPositive();
        assertThat(back.closeCode()).isEqualTo(1012);
      }
    }
  }

  private static String message(String id) {
    return "{\"id\":\"" + id + "\",\"text\":\"Where is my order 202611180042?\"}";
  }

  @Test
  void a_redis_that_keeps_nothing_is_refused_with_what_to_do() {
    redis.kill();
    redis.start("--appendonly", "no");

    assertThatThrownBy(() -> RunningAmends.on(data, onRedis(redis, "logging.level.root=off")))
        .rootCause()
        .hasMessageContaining("set \"appendonly yes\"");
  }

  @Test
  void secrets_are_not_made_up_where_nodes_must_share_them() {
    assertThatThrownBy(
            () ->
                RunningAmends.on(
                    data,
                    "amends.store=redis",
                    "amends.redis.url=" + redis.url(),
                    "logging.level.root=off"))
        .rootCause()
        .hasMessageContaining("amends.token.key");
  }

  static String[] onRedis(RedisServer redis, String... more) {
    return onRedis(redis.url(), more);
  }

  static String[] onRedis(String url, String... more) {
    var properties =
        new ArrayList<>(
            List.of(
                "amends.store=redis",
                "amends.redis.url=" + url,
                "amends.desk.password=secret",
                "amends.token.key=a-key-for-tests-of-32-characters-or-more"));
    properties.addAll(List.of(more));
    return properties.toArray(String[]::new);
  }

  private static int readiness(RunningAmends amends) {
    return amends.api().getWithoutToken("/actuator/health/readiness").statusCode();
  }

  private static void await(BooleanSupplier condition) {
    Mono.fromSupplier(condition::getAsBoolean)
        .repeatWhen(again -> again.delayElements(Duration.ofMillis(50)))
        .filter(holds -> holds)
        .blockFirst(HANG);
  }
}
