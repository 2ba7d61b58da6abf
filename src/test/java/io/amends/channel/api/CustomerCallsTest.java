package io.amends.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.conversation.ConversationId;
import io.amends.conversation.DecisionEvent.BudgetRequested;
import io.amends.conversation.RecordedEvent;
import io.amends.engine.ErasedException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CustomerCallsTest {

  private static final String C1 = "/api/v1/conversations/c1";

  private final ApiFixture api = new ApiFixture();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void an_erased_customer_is_nowhere_any_more() {
    api.proposal("c1");
    api.post("/api/v1/conversations/c2/messages", "{'id':'m1','text':'hello','customer':'c-2'}");
    var order =
        api.store
            .history(new ConversationId("c1"))
            .map(RecordedEvent::event)
            .ofType(BudgetRequested.class)
            .blockFirst()
            .request()
            .order();
    assertThat(api.store.ledger(order).count().block()).isPositive();

    api.delete("/api/v1/customers/c-1001")
        .expectStatus()
        .isOk()
        .expectBody()
        .json("{\"conversations\":1}");

    for (var path : new String[] {"", "/events", "/transcript"}) {
      api.get(C1 + path).expectStatus().isNotFound();
    }
    api.get("/api/v1/conversations?customer=c-1001").expectBody().json("{\"conversations\":[]}");
    assertThat(api.store.ledger(order).count().block()).isZero();
    assertThat(api.store.history(new ConversationId("c2")).count().block()).isPositive();
  }

  /** A guest is told of an order: what was looked up names its buyer. */
  @Test
  void what_a_guest_was_told_of_their_order_goes_too() {
    api.post(C1 + "/messages", "{'id':'m1','text':'broken E20261103001'}");
    api.await("c1", 2);

    api.delete("/api/v1/customers/c-1001").expectBody().json("{\"conversations\":1}");

    api.get(C1).expectStatus().isNotFound();
  }

  @Test
  void nothing_begins_under_the_id_of_an_erased_conversation() {
    api.post(C1 + "/messages", "{'id':'m1','text':'hello','customer':'c-7'}");
    api.delete("/api/v1/customers/c-7").expectStatus().isOk();

    api.post(C1 + "/messages", "{'id':'m2','text':'hello','customer':'c-7'}")
        .expectStatus()
        .isEqualTo(410)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("erased");
    assertThat(api.store.history(new ConversationId("c1")).count().block()).isZero();
  }

  @Test
  void who_looks_on_is_cut_off() {
    api.post(C1 + "/messages", "{'id':'m1','text':'hello','customer':'c-7'}");
    api.await("c1", 2);
    var end = new AtomicReference<Throwable>();
    api.engine
        .announcements(new ConversationId("c1"), 0)
        .doOnError(end::set)
        .onErrorComplete()
        .doOnSubscribe(begun -> {})
        .mergeWith(
            reactor.core.publisher.Mono.fromRunnable(
                () -> api.delete("/api/v1/customers/c-7").expectStatus().isOk()))
        .blockLast(java.time.Duration.ofSeconds(10));

    assertThat(end.get()).isInstanceOf(ErasedException.class);
  }

  @Test
  void nobody_of_that_name_is_no_error() {
    api.delete("/api/v1/customers/{id}", "nobody ü/1")
        .expectStatus()
        .isOk()
        .expectBody()
        .json("{\"conversations\":0}");
    api.client.delete().uri("/api/v1/customers/c-1").exchange().expectStatus().isUnauthorized();
  }

  @Test
  void an_agent_who_is_signed_in_cannot_erase() {
    api.post(C1 + "/messages", "{'id':'m1','text':'hello','customer':'c-7'}");

    api.client
        .delete()
        .uri("/api/v1/customers/c-7")
        .headers(headers -> headers.setBearerAuth(ApiFixture.AGENTS_TOKEN))
        .exchange()
        .expectStatus()
        .isForbidden()
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("forbidden");

    api.get(C1).expectStatus().isOk();
  }
}
