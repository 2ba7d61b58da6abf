package io.amends.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.channel.marketplace.ReferenceSignature;
import io.amends.server.Receiver.Call;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** CONTRACT §4 against the running service: our own webhooks, in and out. */
class WebhookIT {

  private static final String SECRET = secret("what comes in is signed with this");
  private static final String REPLY_SECRET = secret("what goes out is signed with that");

  @TempDir private static Path data;
  private static Receiver shop;
  private static RunningAmends amends;

  private final String conversation = "web-" + UUID.randomUUID();

  private String customer = "c-1003";

  @BeforeAll
  static void start() {
    shop = new Receiver();
    amends =
        RunningAmends.on(
            data,
            "amends.desk.password=secret",
            "amends.webhooks.standard.secret=" + SECRET,
            "amends.webhooks.standard.reply-url=" + shop.url() + "/replies",
            "amends.webhooks.standard.reply-secret=" + REPLY_SECRET);
  }

  @AfterAll
  static void stop() {
    amends.close();
    shop.close();
  }

  @BeforeEach
  void isUp() {
    shop.answers(204);
  }

  @Test
  void a_signed_event_is_taken_in_and_answered_by_a_signed_post() {
    assertThat(post(said("m1", "Where is my order 202611180042?"), "ev-" + UUID.randomUUID()))
        .isEqualTo(204);

    var call = shop.awaits("reply", this::isReply);
    var frame = call.body().path("data");
    assertThat(call.body().path("type").asString()).isEqualTo("message.sent");
    assertThat(frame.path("from").asString()).isEqualTo("assistant");
    assertThat(frame.path("text").asString()).contains("202611180042");
    assertThat(frame.path("seq").asLong()).isEqualTo(2);
    assertThat(Customer.answers(frame)).containsExactly(1L);
    var expected =
        ReferenceSignature.of(
            REPLY_SECRET,
            call.header("webhook-id"),
            call.header("webhook-timestamp"),
            call.request().getBody());
    assertThat(call.header("webhook-signature")).isEqualTo("v1," + expected);
    assertThat(amends.api().transcript(conversation)).hasSize(2);
  }

  @Test
  void nobody_is_told_of_anothers_order() {
    customer = "c-1001";
    post(said("m1", "Where is my order 202611180042?"), "ev-" + conversation);

    var reply = shop.awaits("reply", this::isReply);
    assertThat(reply.request().getBodyAsString()).doesNotContain("广州", "青瓷", "YT5566778899");
  }

  @Test
  void the_same_event_five_times_is_answered_once() {
    var event = said("m1", "Where is my order 202611180042?");
    var id = "ev-" + UUID.randomUUID();
    var statuses = IntStream.range(0, 5).parallel().mapToObj(n -> post(event, id)).toList();
    assertThat(statuses).containsOnly(204);
    shop.awaits("reply", this::isReply);

    assertThat(post(event, id)).isEqualTo(204);
    assertThat(post(event, "another-" + id)).isEqualTo(204);
    assertThat(post(said("m2", "the same event id with another message"), id)).isEqualTo(204);
    settle();

    assertThat(amends.api().transcript(conversation))
        .filteredOn(entry -> !Customer.isReply(entry))
        .extracting(entry -> entry.path("id").asString())
        .containsExactly("m1", "settled");
    assertThat(shop.calls().stream().filter(this::isReply)).hasSize(2);
  }

  @Test
  void what_is_not_signed_right_is_refused_and_leaves_no_trace() {
    var event = said("m1", "hello").toString();
    var now = Long.toString(Instant.now().getEpochSecond());
    var old = Long.toString(Instant.now().minusSeconds(301).getEpochSecond());
    var right = ReferenceSignature.of(SECRET, "ev", now, bytes(event));

    assertThat(raw(event, "ev", now, "v1," + right + "x")).isEqualTo(401);
    assertThat(raw(event, "ev2", now, "v1," + right)).isEqualTo(401);
    assertThat(raw(event + " ", "ev", now, "v1," + right)).isEqualTo(401);
    assertThat(raw(event, "ev", now, "v2," + right)).isEqualTo(401);
    assertThat(
            raw(
                event,
                "ev",
                now,
                "v1," + ReferenceSignature.of(REPLY_SECRET, "ev", now, bytes(event))))
        .isEqualTo(401);
    assertThat(
            raw(event, "ev", old, "v1," + ReferenceSignature.of(SECRET, "ev", old, bytes(event))))
        .isEqualTo(401);
    assertThat(amends.api().postWithoutToken("/webhooks/standard", event).statusCode())
        .isEqualTo(401);
    assertThat(amends.api().get("/api/v1/conversations/" + conversation).statusCode())
        .isEqualTo(404);
    assertThat(raw(event, "ev", now, "v1,AAAA v1," + right)).isEqualTo(204);
  }

  @Test
  void what_cannot_be_read_is_told_so_only_to_those_who_signed() {
    assertThat(signed("{\"type\":\"message.received\"}")).isEqualTo(400);
    assertThat(signed("no json")).isEqualTo(400);
    assertThat(signed("{\"type\":\"order.created\",\"data\":{}}")).isEqualTo(204);
  }

  @Test
  void while_the_receiver_is_down_nothing_is_lost_and_the_order_stays() {
    shop.answers(503);
    post(said("m1", "Where is my order 202611180042?"), "ev1-" + conversation);
    shop.awaits("failed post", call -> isOurs(call) && !call.isTaken());
    try (var onlooker = Agent.sitsDown(amends, "desk", "secret")) {
      onlooker.watches(conversation);
      onlooker.seesCase(conversation);
      post(said("m2", "Where is my order 202611180042 now?"), "ev2-" + conversation);
      onlooker.wire().next("a reply", Customer::isReply);
      post(said("m3", "I want to speak to a human"), "ev3-" + conversation);
      onlooker.wire().next("another reply", Customer::isReply);
    }
    shop.answers(204);

    var entries = amends.api().transcript(conversation).stream().filter(Customer::isReply).toList();
    shop.awaits("change of status", call -> call.isTaken() && isOurs(call) && !isReply(call));
    var taken =
        shop.awaits("replies", entries.size(), call -> call.isTaken() && isReply(call)).stream()
            .map(call -> call.body().path("data").path("seq").asLong())
            .toList();
    assertThat(taken)
        .containsExactlyElementsOf(
            entries.stream().map(entry -> entry.path("seq").asLong()).toList());
    assertThat(
            shop.calls().stream()
                .filter(this::isOurs)
                .filter(Call::isTaken)
                .map(call -> call.header("webhook-id")))
        .doesNotHaveDuplicates();
  }

  @Test
  void what_the_receiver_would_not_take_is_seen_and_sent_again() {
    shop.answers(410);
    post(said("m1", "Where is my order 202611180042?"), "ev1-" + conversation);
    var id = shop.awaits("refused reply", this::isReply).header("webhook-id");
    var letter = amends.api().deadLetter(id);
    assertThat(letter.path("conversation").asString()).isEqualTo(conversation);
    assertThat(letter.path("reason").asString()).isEqualTo("the reply address answered 410");

    shop.answers(204);
    var told =
        Api.json(amends.api().post("/api/v1/dead-letters/send", "{\"ids\":[\"" + id + "\"]}"));

    assertThat(told.path("waiting")).hasSize(1);
    var taken = shop.awaits("the reply", call -> isReply(call) && call.isTaken());
    assertThat(taken.header("webhook-id")).isEqualTo(id);
    assertThat(taken.body().path("data").path("seq").asLong()).isEqualTo(2);
    assertThat(amends.api().deadLetters()).noneMatch(left -> left.path("id").asString().equals(id));
  }

  @Test
  void a_proposal_comes_by_post_and_the_choice_by_webhook() {
    customer = "c-1001";
    post(said("m1", "The mug from order E20261103001 arrived broken"), "ev1-" + conversation);
    shop.awaits("reply", this::isReply);
    var questions = 0;
    while (shop.calls().stream().noneMatch(this::isProposal)) {
      assertThat(++questions).isLessThan(7);
      post(said("a" + questions, "Sure, you decide"), "ev-a" + questions + conversation);
      shop.awaits("replies", questions + 1, call -> isReply(call));
    }
    var proposal = shop.awaits("proposal", this::isProposal).body();
    assertThat(proposal.path("type").asString()).isEqualTo("proposal.sent");
    assertThat(proposal.path("data").path("options")).hasSize(2);

    var choice = said("c1", "");
    ((ObjectNode) choice.path("data"))
        .putObject("choice")
        .put("proposal", proposal.path("data").path("proposal").asString())
        .put("option", 2);
    assertThat(post(choice, "ev-c-" + conversation)).isEqualTo(204);
    assertThat(post(choice, "ev-c-" + conversation)).isEqualTo(204);

    shop.awaits(
        "confirmation",
        call ->
            isReply(call) && call.body().path("data").path("stage").asString().equals("follow-up"));
    assertThat(amends.api().transcript(conversation))
        .filteredOn(entry -> entry.has("choice"))
        .hasSize(1);
  }

  /** Once a later message is answered, whatever came before it has had its effects. */
  private void settle() {
    post(said("settled", "Where is my order 202611180042?"), "settled-" + conversation);
    shop.awaits("replies", 2, this::isReply);
  }

  private ObjectNode said(String id, String text) {
    var event = Wire.JSON.createObjectNode().put("type", "message.received");
    event
        .putObject("data")
        .put("conversation", conversation)
        .put("customer", customer)
        .put("id", id)
        .put("text", text);
    return event;
  }

  private boolean isOurs(Call call) {
    return call.request().getUrl().equals("/replies")
        && call.body().path("data").path("conversation").asString().equals(conversation);
  }

  private boolean isReply(Call call) {
    return isOurs(call) && Customer.isReply(call.body().path("data"));
  }

  private boolean isProposal(Call call) {
    return isOurs(call) && Customer.is(call.body().path("data"), "proposal");
  }

  private static int signed(String body) {
    var now = Long.toString(Instant.now().getEpochSecond());
    var id = "ev-" + UUID.randomUUID();
    return raw(body, id, now, "v1," + ReferenceSignature.of(SECRET, id, now, bytes(body)));
  }

  private static int post(ObjectNode event, String id) {
    var body = event.toString();
    var now = Long.toString(Instant.now().getEpochSecond());
    return raw(body, id, now, "v1," + ReferenceSignature.of(SECRET, id, now, bytes(body)));
  }

  private static int raw(String body, String id, String timestamp, String signature) {
    HttpResponse<String> answer =
        amends
            .api()
            .postWithoutToken(
                "/webhooks/standard",
                body,
                "webhook-id",
                id,
                "webhook-timestamp",
                timestamp,
                "webhook-signature",
                signature);
    return answer.statusCode();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String secret(String words) {
    return "whsec_" + Base64.getEncoder().encodeToString(bytes(words));
  }
}
