package io.amends.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationId;
import io.amends.conversation.Customer;
import io.amends.conversation.CustomerEvent.CustomerSpoke;
import io.amends.conversation.RecordedEvent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class MessageCallsTest {

  private static final String C1 = "/api/v1/conversations/c1/messages";

  private final ApiFixture api = new ApiFixture();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void a_message_opens_a_conversation() {
    api.post(
            C1,
            "{'id':'m1','text':'hello','customer':{'id':'c-1','name':'Lin','tags':['member']},"
                + "'channel':'shop-app','order':'E20261103001','locale':'zh-Hant'}")
        .expectStatus()
        .isAccepted()
        .expectBody()
        .json("{\"conversation\":\"c1\",\"id\":\"m1\",\"seq\":1}");

    var conversation = api.engine.conversation(new ConversationId("c1")).block();
    assertThat(conversation.customer())
        .isEqualTo(new Customer("c-1", "Lin", List.of("member"), "zh-Hant"));
    assertThat(conversation.channel()).isEqualTo("shop-app");
    assertThat(conversation.hint()).isEqualTo("E20261103001");
  }

  @Test
  void what_is_not_said_is_a_guest_of_the_api() {
    api.post(C1, "{'id':'m1','text':'hello'}").expectStatus().isAccepted();
    api.post("/api/v1/conversations/c2/messages", "{'id':'m1','text':'a','customer':'c-7'}");

    assertThat(conversation("c1").channel()).isEqualTo("api");
    assertThat(conversation("c1").customer().isIdentified()).isFalse();
    assertThat(conversation("c2").customer().id()).isEqualTo("c-7");
  }

  @Test
  void the_same_id_again_gets_the_same_answer() {
    var first = ApiFixture.json(api.post(C1, "{'id':'m1','text':'hello'}"));
    api.await("c1", 2);
    var again = ApiFixture.json(api.post(C1, "{'id':'m1','text':'hello'}"));

    assertThat(again).isEqualTo(first);
    assertThat(spoken("c1")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'text':'a'} | malformed | id",
        "{'id':'m1'} | empty | ",
        "{'id':'m1','text':7} | malformed | text",
        "{'id':'m1','attachments':[{'kind':'image','url':'x'}]} | malformed | attachments[0].url",
        "{'id':'m1','text':'a','customer':7} | malformed | customer",
        "{'id':'m1','text':'a','customer':{'id':[]}} | malformed | customer.id",
        "{'id':'m1','text':'a','customer':{'tags':'x'}} | malformed | customer.tags",
        "{'id':'m1','text':'a','channel':'My Shop'} | malformed | channel",
        "{'id':'m1','text':'a','order':{}} | malformed | order",
        "{'id':'m1','text':'a','locale':'<b>'} | malformed | locale",
        "{'id':'m1','choice':{'proposal':'p'}} | malformed | choice.option",
        "{'id':'m1','choice':{'option':1}} | malformed | choice.proposal",
        "{'id':'m1','choice':{'proposal':'p','option':1.5}} | malformed | choice.option",
        "{'choice':{'proposal':'p','option':1}} | malformed | id"
      })
  void a_wrong_message_is_refused_and_leaves_no_trace(String body, String code, String field) {
    var problem = ApiFixture.json(api.post(C1, body).expectStatus().isBadRequest());

    assertThat(problem.path("code").stringValue()).isEqualTo(code);
    assertThat(problem.path("field").stringValue("-")).isEqualTo(field == null ? "-" : field);
    assertThat(api.store.history(new ConversationId("c1")).collectList().block()).isEmpty();
  }

  @Test
  void a_text_of_8001_characters_is_too_long() {
    api.post(C1, "{'id':'m1','text':'" + "x".repeat(8_001) + "'}")
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("too-long");
  }

  @Test
  void an_id_of_a_conversation_has_at_most_200_characters() {
    api.post("/api/v1/conversations/" + "c".repeat(201) + "/messages", "{'id':'m','text':'a'}")
        .expectStatus()
        .isBadRequest();
    api.post("/api/v1/conversations/ /messages", "{'id':'m','text':'a'}")
        .expectStatus()
        .isBadRequest();
    api.post("/api/v1/conversations/" + "c".repeat(200) + "/messages", "{'id':'m','text':'a'}")
        .expectStatus()
        .isAccepted();
  }

  @Test
  void an_option_can_be_chosen_once() {
    var proposal = api.proposal("c1");
    var first = ApiFixture.json(choose("m2", proposal, 1).expectStatus().isAccepted());
    api.await("c1", first.path("seq").intValue() + 1);

    var again = ApiFixture.json(choose("m3", proposal, 1).expectStatus().isAccepted());
    assertThat(again.path("seq")).isEqualTo(first.path("seq"));
    choose("m4", proposal, 2)
        .expectStatus()
        .isEqualTo(409)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("proposal-closed");
    choose("m5", "another", 1).expectStatus().isEqualTo(409);
    choose("m6", proposal, 3).expectStatus().isEqualTo(409);
  }

  private ResponseSpec choose(String id, String proposal, int option) {
    return api.post(
        C1, "{'id':'" + id + "','choice':{'proposal':'" + proposal + "','option':" + option + "}}");
  }

  private Conversation conversation(String id) {
    return api.engine.conversation(new ConversationId(id)).block();
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
