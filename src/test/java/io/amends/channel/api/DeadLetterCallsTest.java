package io.amends.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.commerce.Money;
import io.amends.commerce.Orders;
import io.amends.conversation.AnswerEvent.DeliveryFailed;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.ConversationId;
import io.amends.conversation.Customer;
import io.amends.conversation.CustomerEvent.ConversationOpened;
import io.amends.conversation.DecisionEvent.RemedyRequested;
import io.amends.conversation.Mode;
import io.amends.remedy.Offer;
import io.amends.remedy.Remedy;
import io.amends.store.Dispatch;
import io.amends.store.SampleAppend;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLetterCallsTest {

  private static final String LETTERS = "/api/v1/dead-letters";
  private static final String SEND = LETTERS + "/send";

  private final ApiFixture api = new ApiFixture();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void they_are_told_with_the_reason_and_without_what_they_say() {
    api.deadLetter("d-1", "c1", "the reply address answered 410");

    assertThat(ApiFixture.json(api.get(LETTERS)).toString())
        .isEqualTo(
            "{\"count\":1,\"deadLetters\":[{\"id\":\"d-1\",\"destination\":\"standard\","
                + "\"conversation\":\"c1\",\"reason\":\"the reply address answered 410\","
                + "\"since\":\""
                + Orders.NOW
                + "\"}]}");
  }

  @Test
  void as_many_as_are_asked_for_are_told_and_how_many_there_are() {
    IntStream.range(0, 60).forEach(n -> api.deadLetter("d-" + n, "c1", "410"));

    var few = ApiFixture.json(api.get(LETTERS + "?limit=2"));
    assertThat(few.path("count").asInt()).isEqualTo(60);
    assertThat(few.path("deadLetters")).hasSize(2);
    assertThat(ApiFixture.json(api.get(LETTERS)).path("deadLetters")).hasSize(50);
    api.get(LETTERS + "?limit=501").expectStatus().isBadRequest();
  }

  @Test
  void those_that_are_named_are_sent_again_and_no_other() {
    api.deadLetter("d-1", "c1", "410");
    api.deadLetter("d-2", "c1", "410");

    api.post(SEND, "{'ids':['d-2','d-9']}")
        .expectStatus()
        .isOk()
        .expectBody()
        .json("{\"waiting\":[\"d-2\"],\"takenBack\":[],\"unknown\":[\"d-9\"]}");

    assertThat(api.store.ready(Orders.NOW, 10).map(Dispatch::id).collectList().block())
        .containsExactly("d-2");
    assertThat(ApiFixture.json(api.get(LETTERS)).path("count").asInt()).isEqualTo(1);
    assertThat(api.nudges).hasValue(1);
  }

  @Test
  void what_is_on_its_way_again_is_not_sent_twice() {
    api.deadLetter("d-1", "c1", "410");
    api.post(SEND, "{'ids':['d-1']}").expectStatus().isOk();

    api.post(SEND, "{'ids':['d-1']}")
        .expectBody()
        .json("{\"waiting\":[],\"takenBack\":[],\"unknown\":[\"d-1\"]}");
  }

  /** The ledger has its amount again, and may have given it to somebody else. */
  @Test
  void a_remedy_that_was_refused_is_not_sent_again() {
    var remedy = givenUp("the shop answered 422", true);

    api.post(SEND, "{'ids':['" + remedy + "']}")
        .expectBody()
        .json("{\"waiting\":[],\"takenBack\":[\"" + remedy + "\"],\"unknown\":[]}");

    assertThat(ApiFixture.json(api.get(LETTERS)).path("count").asInt()).isEqualTo(1);
    assertThat(api.store.ready(Orders.NOW, 10).count().block()).isZero();
  }

  /** The ledger was busy with another question, so the amount stayed given. */
  @Test
  void a_remedy_that_was_refused_is_not_sent_again_though_nothing_was_released() {
    var remedy = "p-1";
    var offer = new Offer(Remedy.RESHIP, null, Money.zero("USD"), List.of(), false, "");
    record(
        new ConversationOpened("widget", Customer.guest("en"), Mode.AUTOPILOT, ""),
        new RemedyRequested(remedy, "E1", offer, "late-delivery"),
        new DeliveryFailed(remedy, "the shop answered 422", true));
    api.deadLetter(remedy, "c1", "the shop answered 422");

    api.post(SEND, "{'ids':['" + remedy + "']}")
        .expectBody()
        .json("{\"waiting\":[],\"takenBack\":[\"" + remedy + "\"],\"unknown\":[]}");
  }

  /** Whoever mended the address has it sent again. */
  @Test
  void a_reply_that_was_refused_is_sent_again() {
    record(
        new ConversationOpened("standard", Customer.guest("en"), Mode.AUTOPILOT, ""),
        new DeliveryFailed("d-1", "the reply address answered 410", true));
    api.deadLetter("d-1", "c1", "the reply address answered 410");

    api.post(SEND, "{'ids':['d-1']}")
        .expectBody()
        .json("{\"waiting\":[\"d-1\"],\"takenBack\":[],\"unknown\":[]}");
  }

  /** It was never answered: it may have been done, and the same id does it once. */
  @Test
  void a_remedy_that_never_arrived_is_sent_again() {
    var remedy = givenUp("no answer in time", false);

    api.post(SEND, "{'ids':['" + remedy + "']}")
        .expectBody()
        .json("{\"waiting\":[\"" + remedy + "\"],\"takenBack\":[],\"unknown\":[]}");
  }

  @Test
  void whom_nobody_names_nothing_is_sent_for() {
    for (var body : new String[] {"{}", "{'ids':[]}", "{'ids':'d-1'}", "{'ids':[1]}"}) {
      api.post(SEND, body)
          .expectStatus()
          .isBadRequest()
          .expectBody()
          .jsonPath("$.code")
          .isEqualTo("malformed");
    }
  }

  /** It cannot be taken back. */
  @Test
  void an_agent_sees_them_and_sends_nothing_again() {
    api.deadLetter("d-1", "c1", "410");
    Map<String, String> asAgent = Map.of("Authorization", "Bearer " + ApiFixture.AGENTS_TOKEN);

    api.post(SEND, "{'ids':['d-1']}", asAgent).expectStatus().isForbidden();

    assertThat(ApiFixture.json(api.get(LETTERS)).path("count").asInt()).isEqualTo(1);
  }

  private void record(ConversationEvent... events) {
    var id = new ConversationId("c1");
    api.store.append(SampleAppend.to(id).with(events).build()).block();
  }

  /** A customer took a remedy, and it was not delivered; returns its id. */
  private String givenUp(String reason, boolean refused) {
    var remedy = api.proposal("c1");
    var choice = "{'id':'m2','choice':{'proposal':'" + remedy + "','option':1}}";
    api.post("/api/v1/conversations/c1/messages", choice).expectStatus().isAccepted();
    api.await("c1", 4);
    api.deadLetter(remedy, "c1", reason);
    var failed = new DeliveryFailed(remedy, reason, refused);
    api.engine.answered(new ConversationId("c1"), failed).block();
    return remedy;
  }
}
