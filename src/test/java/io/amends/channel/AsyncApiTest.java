package io.amends.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.commerce.Money;
import io.amends.conversation.AgentEvent.AgentSpoke;
import io.amends.conversation.Attachment;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.ConversationId;
import io.amends.conversation.CustomerEvent.CustomerSpoke;
import io.amends.conversation.CustomerEvent.OptionClicked;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.conversation.DecisionEvent.SystemSaid;
import io.amends.conversation.Option;
import io.amends.conversation.Proposal;
import io.amends.dialog.Stage;
import io.amends.engine.Entry;
import io.amends.engine.QueueView.Place;
import io.amends.engine.Status;
import io.amends.remedy.Offer;
import io.amends.remedy.Remedy;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is sent over the sockets is what asyncapi.yaml says. */
class AsyncApiTest {

  private static final Instant AT = Instant.parse("2026-11-03T02:10:00Z");
  private static final ConversationId ID = new ConversationId("c1");
  private static final JsonMapper JSON = new JsonMapper();

  private final Description description = Description.of("asyncapi.yaml");

  @Test
  void no_reference_leads_nowhere_and_no_message_is_left_over() {
    assertThat(description.danglingReferences()).isEmpty();
    var used = new HashSet<String>();
    for (var channel : List.of("chat", "agent")) {
      var messages = description.at("/channels/" + channel + "/messages");
      messages.forEach(message -> used.add(message.path("$ref").stringValue()));
      var sent = new HashSet<String>();
      for (var operation : List.of("Receives", "Sends")) {
        description
            .at("/operations/" + channel + operation + "/messages")
            .forEach(message -> sent.add(message.path("$ref").stringValue()));
      }
      assertThat(sent)
          .containsExactlyInAnyOrderElementsOf(
              messages.propertyNames().stream()
                  .map(name -> "#/channels/" + channel + "/messages/" + name)
                  .toList());
    }
    assertThat(description.at("/components/messages").propertyNames())
        .allMatch(name -> used.contains("#/components/messages/" + name));
  }

  /** Every frame of CONTRACT §1 and §2, by its type. */
  @Test
  void every_frame_of_the_contract_is_described() {
    assertThat(types("chatReceives"))
        .containsExactlyInAnyOrder("hello", "message", "choose", "typing", "read", "rate", "bye");
    assertThat(types("chatSends"))
        .containsExactlyInAnyOrder(
            "welcome", "ack", "message", "proposal", "status", "gap", "typing", "error");
    assertThat(types("agentReceives"))
        .containsExactlyInAnyOrder(
            "hello",
            "presence",
            "watch",
            "take",
            "send",
            "approve",
            "dismiss",
            "note",
            "transfer",
            "release",
            "typing");
    assertThat(types("agentSends"))
        .contains(
            "welcome",
            "queue",
            "assigned",
            "message",
            "suggestion",
            "presence",
            "taken",
            "ack",
            "error");
  }

  @ParameterizedTest
  @MethodSource
  void an_entry_is_what_is_described(ConversationEvent event) {
    assertDescribed("chatSends", Frames.entry(new Entry(ID, 3, AT, event)));
  }

  static Stream<ConversationEvent> an_entry_is_what_is_described() {
    var photo = new Attachment("image", "https://x.example/a.jpg", "a.jpg", 9);
    var bare = new Attachment("file", "https://x.example/a", "", 0);
    return Stream.of(
        new CustomerSpoke("m1", "It broke", List.of(photo, bare)),
        new CustomerSpoke("m1", "It broke", List.of()),
        new OptionClicked("m2", "c1/p1", 2, "A coupon"),
        new ReplySent(List.of("s"), "Sorry!", Stage.FOLLOW_UP, "en", List.of(1L), ""),
        new ReplySent(List.of("s"), "Sorry!", Stage.EMPATHY, "zh-Hans", List.of(), ""),
        new AgentSpoke("a", "Mei", "Hi", "", false, List.of(), Stage.CLARIFY, "en", List.of(), ""),
        new SystemSaid(List.of("s"), "Nobody is here", "en"),
        proposal(""),
        proposal("Mei"));
  }

  @Test
  void a_status_is_what_is_described() {
    var waiting = new Status("human", "", true);
    assertDescribed("chatSends", Frames.status(waiting, same -> Optional.of(new Place(1, 0)), ID));
    assertDescribed("chatSends", Frames.status(waiting, same -> Optional.empty(), ID));
    assertDescribed(
        "chatSends", Frames.status(new Status("human", "Mei", false), s -> Optional.empty(), ID));
  }

  @Test
  void an_error_is_what_is_described() {
    assertDescribed("chatSends", Frames.error("unavailable", "later", "m1", 1_000L));
    assertDescribed("chatSends", Frames.error("empty", "nothing"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'message','id':'m1','text':'hi'}",
        "{'type':'message','id':'m1','attachments':[{'kind':'image','url':'https://x.example'}]}"
      })
  void what_is_taken_in_is_what_is_described(String frame) {
    var json = JSON.readTree(frame.replace('\'', '"'));

    assertThat(new MessageReader().read(json)).isInstanceOf(MessageReader.Accepted.class);
    assertDescribed("chatReceives", json);
  }

  @Test
  void the_check_finds_what_is_wrong() {
    var frame = Frames.entry(new Entry(ID, 3, AT, proposal("")));

    assertThat(faults("chatSends", frame.deepCopy().put("more", 1))).isNotEmpty();
    assertThat(faults("chatSends", frame.deepCopy().put("seq", 0))).isNotEmpty();
    assertThat(faults("chatSends", frame.deepCopy().put("expires", "soon"))).isNotEmpty();
    assertThat(faults("chatSends", frame.deepCopy().without("options"))).isNotEmpty();
  }

  private void assertDescribed(String operation, JsonNode frame) {
    assertThat(faults(operation, frame)).as("%s", frame).isEmpty();
  }

  private List<String> faults(String operation, JsonNode frame) {
    var sent = JSON.readTree(frame.toString());
    var schema =
        payloads(operation)
            .filter(payload -> type(payload).equals(sent.path("type").stringValue()))
            .findFirst()
            .orElseThrow();
    return description.faults(schema, sent);
  }

  private List<String> types(String operation) {
    return payloads(operation).map(AsyncApiTest::type).toList();
  }

  private Stream<JsonNode> payloads(String operation) {
    return description
        .at("/operations/" + operation + "/messages")
        .valueStream()
        .map(description::resolved)
        .map(message -> description.resolved(message.path("payload")));
  }

  private static String type(JsonNode payload) {
    return payload.at("/properties/type/const").stringValue();
  }

  private static ProposalMade proposal(String agent) {
    var none = Money.of("0", "CNY");
    var keep = new Offer(Remedy.PARTIAL_REFUND, none, none, List.of(), false, "cheapest");
    var reship = new Offer(Remedy.RESHIP, null, none, List.of(), false, "dearer");
    var options =
        List.of(new Option(1, keep, "Keep it", "d1"), new Option(2, reship, "A new one", "d2"));
    var proposal = new Proposal("c1/p1", "E1", options, AT, true);
    return new ProposalMade(proposal, List.of("s"), "Two ways", "en", List.of(1L), agent);
  }
}
