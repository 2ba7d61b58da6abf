package io.amends.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.conversation.ConversationId;
import io.amends.conversation.CustomerEvent.CustomerSpoke;
import io.amends.conversation.RecordedEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A call that comes again under its key, at once, later, or to another node. */
class IdempotencyKeysTest {

  private static final String C1 = "/api/v1/conversations/c1/messages";
  private static final Map<String, String> KEY = Map.of("Idempotency-Key", "k1");

  private ApiFixture api = new ApiFixture();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void the_same_key_gets_the_stored_answer() {
    var first = ApiFixture.json(api.post(C1, "{'id':'m1','text':'hello'}", KEY));

    var again = api.post(C1, "{'id':'m1','text':'hello'}", KEY);
    again.expectStatus().isAccepted().expectHeader().valueEquals("Idempotent-Replayed", "true");

    assertThat(ApiFixture.json(again)).isEqualTo(first);
    assertThat(spoken("c1")).hasSize(1);
  }

  @Test
  void the_same_key_with_another_call_is_refused() {
    api.post(C1, "{'id':'m1','text':'hello'}", KEY).expectStatus().isAccepted();

    api.post(C1, "{'id':'m2','text':'hello'}", KEY)
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("idempotency-key-reused");
    api.post("/api/v1/conversations/c2/messages", "{'id':'m1','text':'hello'}", KEY)
        .expectStatus()
        .isEqualTo(422);
    assertThat(spoken("c1")).hasSize(1);
    assertThat(spoken("c2")).isEmpty();
  }

  @Test
  void a_key_is_remembered_over_a_restart() {
    var first = ApiFixture.json(api.post(C1, "{'id':'m1','text':'hello'}", KEY));
    var kept = api.store;
    api.close();
    api = new ApiFixture(fresh -> kept);

    var again = api.post(C1, "{'id':'m1','text':'hello'}", KEY);
    again.expectStatus().isAccepted().expectHeader().valueEquals("Idempotent-Replayed", "true");
    assertThat(ApiFixture.json(again)).isEqualTo(first);
    api.post(C1, "{'id':'m1','text':'other'}", Map.of("Idempotency-Key", "k1"))
        .expectStatus()
        .isEqualTo(422);
  }

  @Test
  void a_race_under_one_key_has_one_effect() {
    var bodies =
        Flux.range(0, 40)
            .flatMap(
                n ->
                    Mono.fromCallable(
                            () -> ApiFixture.json(api.post(C1, "{'id':'m1','text':'hello'}", KEY)))
                        .subscribeOn(Schedulers.boundedElastic()),
                20)
            .distinct()
            .collectList()
            .block();

    assertThat(bodies).hasSize(1);
    assertThat(spoken("c1")).hasSize(1);
  }

  @RepeatedTest(20)
  void a_race_of_two_nodes_under_one_key_has_one_effect_and_one_is_told() {
    var kept = api.store;
    try (var other = new ApiFixture(fresh -> kept)) {
      var statuses =
          Flux.range(0, 20)
              .flatMap(n -> status(n % 2 == 0 ? api : other, "c" + n % 2), 20)
              .collectList()
              .block();

      assertThat(statuses).containsOnly(202, 422);
      assertThat(spoken("c0").size() + spoken("c1").size()).isEqualTo(1);
    }
  }

  private static Mono<Integer> status(ApiFixture node, String conversation) {
    var path = "/api/v1/conversations/" + conversation + "/messages";
    return Mono.fromCallable(
            () ->
                node.post(path, "{'id':'m1','text':'hello'}", KEY)
                    .returnResult(Void.class)
                    .getStatus()
                    .value())
        .subscribeOn(Schedulers.boundedElastic());
  }

  @Test
  void a_key_has_1_to_200_characters() {
    api.post(C1, "{'id':'m1','text':'a'}", Map.of("Idempotency-Key", "k".repeat(201)))
        .expectStatus()
        .isBadRequest();
  }

  @Test
  void a_store_that_is_away_is_told_and_the_key_is_free_again() {
    var away = new UnreachableStore(api.store);
    api.close();
    api = new ApiFixture(fresh -> away);
    away.isAway = true;

    api.post(C1, "{'id':'m1','text':'hello'}", KEY)
        .expectStatus()
        .isEqualTo(503)
        .expectHeader()
        .valueEquals("Retry-After", "2")
        .expectHeader()
        .contentType("application/problem+json");
    away.isAway = false;
    api.post(C1, "{'id':'m1','text':'hello'}", KEY)
        .expectStatus()
        .isAccepted()
        .expectHeader()
        .doesNotExist("Idempotent-Replayed");
  }

  private List<CustomerSpoke> spoken(String id) {
    return api.engine
        .events(new ConversationId(id))
        .map(RecordedEvent::event)
        .ofType(CustomerSpoke.class)
        .collectList()
        .block();
  }
}
