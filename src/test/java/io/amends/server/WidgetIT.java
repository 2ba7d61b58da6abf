package io.amends.server;

import static io.amends.server.Customer.answers;
import static io.amends.server.Customer.isEntry;
import static io.amends.server.Customer.isReply;
import static io.amends.server.Wire.frame;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import tools.jackson.databind.JsonNode;

/** What CONTRACT §1 promises to a client, held against the running service. */
class WidgetIT {

  private static final String SECRET = "a-shop-secret-of-at-least-32-characters";
  private static final String SHOP = "https://shop.example";

  @TempDir private static Path data;
  private static RunningAmends amends;

  @BeforeAll
  static void start() {
    amends =
        RunningAmends.on(
            data,
            "amends.pause=300ms",
            "amends.identity.secret=" + SECRET,
            "amends.origins=" + SHOP);
  }

  @AfterAll
  static void stop() {
    amends.close();
  }

  @Test
  void somebody_new_is_welcomed_and_nothing_is_said_first() {
    try (var customer = Customer.comesTo(amends)) {
      assertThat(customer.welcome().path("seq").asLong()).isZero();
      assertThat(customer.welcome().path("mode").asString()).isEqualTo("autopilot");
      assertThat(customer.welcome().path("stage").asString()).isEqualTo("empathy");
      assertThat(customer.conversation()).hasSizeGreaterThan(20);
      assertThat(customer.wire().next("status").path("mode").asString()).isEqualTo("autopilot");
      assertThat(customer.wire().has(Customer::isEntry)).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en, The mug from order E20261103001 arrived broken, 'Sure, you decide',"
        + " 'Yes, solved, thank you'",
    "zh-Hans, 订单E20261101017的手机壳质量太差，用两天就裂了, 没有照片，你们看着办, 解决了，谢谢",
    "zh-Hant, 訂單123-1234567-1234567的外套收到就破了, 好的，由你們決定, 解決了，謝謝"
  })
  void a_complaint_goes_from_sympathy_to_the_end(
      String language, String complaint, String answer, String thanks) {
    try (var customer = Customer.comesTo(amends)) {
      var proposal = customer.isOfferedTwoWays(complaint, answer);

      assertThat(proposal.path("options")).hasSize(2);
      for (var option : proposal.path("options")) {
        assertThat(option.path("title").asString()).isNotBlank();
        assertThat(option.path("detail").asString()).isNotBlank();
      }
      assertThat(Instant.parse(proposal.path("expires").asString())).isAfter(Instant.now());

      var confirmed = customer.hearsAnswerTo(customer.chooses(proposal, 1));
      assertThat(confirmed.path("stage").asString()).isEqualTo("follow-up");
      var followUp = customer.hears();
      assertThat(followUp.path("stage").asString()).isEqualTo("follow-up");
      assertThat(answers(followUp)).isEmpty();
      var goodbye = customer.hearsAnswerTo(customer.says(thanks));
      assertThat(goodbye.path("stage").asString()).isEqualTo("closed");

      var entries = amends.api().transcript(customer.conversation());
      assertThat(entries.get(1).path("stage").asString()).isEqualTo("empathy");
      assertThat(entries.stream().filter(Customer::isReply))
          .extracting(entry -> entry.path("language").asString())
          .containsOnly(language);
      assertNumbered(entries);
      assertThat(amends.api().state(customer.conversation()).path("stage").asString())
          .isEqualTo("closed");
    }
  }

  @Test
  void the_same_id_again_gets_the_same_ack_and_is_one_entry() {
    try (var customer = Customer.comesTo(amends)) {
      var id = UUID.randomUUID().toString();
      var seq = customer.says(id, "Where is my order 202611180042?");
      assertThat(customer.says(id, "Where is my order 202611180042?")).isEqualTo(seq);
      customer.hearsAnswerTo(seq);
      assertThat(customer.says(id, "quite another text")).isEqualTo(seq);

      var entries = amends.api().transcript(customer.conversation());
      assertThat(entries).filteredOn(entry -> entry.path("id").asString("").equals(id)).hasSize(1);
      assertThat(entries).hasSize(2);
    }
  }

  @Test
  void an_option_is_chosen_once_and_the_other_one_is_then_closed() {
    try (var customer = Customer.comesTo(amends)) {
      var proposal =
          customer.isOfferedTwoWays(
              "My order 12-34567-89012 is late and I am annoyed", "No. You decide");
      var first = customer.clicks(proposal, 2);
      var again = customer.clicks(proposal, 2);
      var seq = customer.acked(first);

      assertThat(customer.acked(again)).isEqualTo(seq);
      customer.hearsAnswerTo(seq);
      assertThat(customer.chooses(proposal, 2)).isEqualTo(seq);
      var other = customer.clicks(proposal, 1);
      assertThat(customer.isRefused("proposal-closed").path("id").asString()).isEqualTo(other);

      var choices =
          amends.api().transcript(customer.conversation()).stream()
              .filter(entry -> entry.has("choice"))
              .toList();
      assertThat(choices).hasSize(1);
      assertThat(choices.get(0).path("choice").path("option").asInt()).isEqualTo(2);
      assertThat(choices.get(0).path("text").asString())
          .isEqualTo(proposal.path("options").path(1).path("title").asString());
    }
  }

  @Test
  void a_burst_is_answered_by_one_reply() {
    try (var customer = Customer.comesTo(amends)) {
      var first = UUID.randomUUID().toString();
      var second = UUID.randomUUID().toString();
      var third = UUID.randomUUID().toString();
      customer.sends(first, "Hello");
      customer.sends(second, "the mug arrived broken");
      customer.sends(third, "it is order E20261103001");

      var reply = customer.hears();

      assertThat(answers(reply))
          .containsExactly(customer.acked(first), customer.acked(second), customer.acked(third))
          .containsExactly(1L, 2L, 3L);
      assertThat(reply.path("seq").asLong()).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 3, 4})
  void who_comes_back_misses_nothing_and_sees_nothing_twice(long after) {
    try (var customer = Customer.comesTo(amends)) {
      customer.hearsAnswerTo(customer.says("Where is my order 202611180042?"));
      customer.hearsAnswerTo(customer.says("Where is my order E20261103001?"));
      customer.wire().drop();

      try (var again = customer.comesBackTo(amends, after)) {
        assertThat(again.welcome().path("seq").asLong()).isEqualTo(4);
        again.wire().next("status");
        var fresh = again.says("Where is my order 202611180042?");
        again.hearsAnswerTo(fresh);

        var seen = again.wire().all().stream().filter(Customer::isEntry).map(WidgetIT::seq);
        assertThat(seen)
            .containsExactlyElementsOf(
                LongStream.concat(LongStream.rangeClosed(after + 1, 4), LongStream.of(6))
                    .boxed()
                    .toList());
        assertThat(fresh).isEqualTo(5);
      }
    }
  }

  @Test
  void every_socket_of_a_customer_sees_the_same() {
    try (var one = Customer.comesTo(amends);
        var other = one.comesBackTo(amends, 0)) {
      var said = one.says("Where is my order 202611180042?");
      var reply = other.hearsAnswerTo(said);

      assertThat(one.hearsAnswerTo(said)).isEqualTo(reply);
      assertThat(other.wire().all().stream().filter(Customer::isEntry).map(WidgetIT::seq))
          .containsExactly(1L, 2L);
    }
  }

  @Test
  void who_has_seen_what_does_not_exist_is_told_of_the_gap() {
    try (var customer = Customer.comesTo(amends)) {
      customer.hearsAnswerTo(customer.says("Where is my order 202611180042?"));

      try (var again = customer.comesBackTo(amends, 900)) {
        var gap = again.wire().next("gap");
        assertThat(gap.path("from").asLong()).isEqualTo(3);
        assertThat(gap.path("to").asLong()).isEqualTo(900);
      }
    }
  }

  @Test
  void a_wrong_token_does_not_open_a_conversation() {
    try (var customer = Customer.comesTo(amends);
        var stranger = Wire.open(amends.socket("/ws/chat"))) {
      customer.says("this is mine");
      stranger.send(
          frame("hello").put("conversation", customer.conversation()).put("token", "guessed"));

      assertThat(stranger.next("error").path("code").asString()).isEqualTo("token");
      assertThat(stranger.closeCode()).isEqualTo(4001);
      assertThat(stranger.all()).hasSize(1);
    }
  }

  @Test
  void nothing_bad_disturbs_the_next_message() {
    try (var customer = Customer.comesTo(amends)) {
      var wire = customer.wire();
      wire.send("what is this?");
      customer.isRefused("malformed");
      wire.send("{\"id\":\"x\",\"text\":\"no type\"}");
      customer.isRefused("malformed");
      wire.send("[1,2,3]");
      customer.isRefused("malformed");
      wire.send("[".repeat(5_000));
      customer.isRefused("malformed");
      wire.sendBytes(new byte[] {1, 2, 3});
      customer.isRefused("malformed");
      wire.send(frame("dance").put("id", "d1"));
      assertThat(customer.isRefused("unknown-type").path("id").asString()).isEqualTo("d1");
      wire.send(frame("message").put("text", "no id"));
      customer.isRefused("malformed");
      customer.sends("e1", " \n\t​ ");
      assertThat(customer.isRefused("empty").path("id").asString()).isEqualTo("e1");
      customer.sends("l1", "长".repeat(8_001));
      assertThat(customer.isRefused("too-long").path("id").asString()).isEqualTo("l1");
      wire.send(frame("choose").put("id", "c1").put("proposal", "none").put("option", 1));
      assertThat(customer.isRefused("proposal-closed").path("id").asString()).isEqualTo("c1");

      var seq = customer.says("Where is my order 202611180042?");
      assertThat(seq).isEqualTo(1);
      customer.hearsAnswerTo(seq);
      assertThat(amends.api().transcript(customer.conversation())).hasSize(2);
    }
  }

  @Test
  void the_longest_text_that_is_allowed_is_taken_in() {
    try (var customer = Customer.comesTo(amends)) {
      var text = "😀".repeat(8_000);
      var seq = customer.says(text);
      customer.hearsAnswerTo(seq);

      assertThat(amends.api().transcript(customer.conversation()).get(0).path("text").asString())
          .isEqualTo(text);
    }
  }

  @Test
  void a_frame_of_five_megabytes_closes_its_own_socket_only() {
    try (var customer = Customer.comesTo(amends)) {
      customer.says("m1", "Where is my order 202611180042?");
      customer
          .wire()
          .sendCarelessly(
              frame("message").put("id", "big").put("text", "x".repeat(5_000_000)).toString());

      assertThat(customer.wire().closeCode()).isEqualTo(1009);
      try (var again = customer.comesBackTo(amends, 0)) {
        assertThat(again.says("m1", "Where is my order 202611180042?")).isEqualTo(1);
        again.hearsAnswerTo(1);
      }
    }
  }

  /** The client above sends a long message in parts; this one in a single frame. */
  @Test
  void a_single_frame_that_is_too_long_closes_its_socket_too() {
    var code =
        HttpClient.create()
            .websocket(
                WebsocketClientSpec.builder()
                    .protocols("amends.v1")
                    .maxFramePayloadLength(200_000)
                    .build())
            .uri(amends.socket("/ws/chat"))
            .handle(
                (in, out) ->
                    out.sendString(Mono.just("x".repeat(200_000)))
                        .then()
                        .onErrorComplete()
                        .thenMany(in.receiveCloseStatus()))
            .blockFirst(Wire.HANG);

    assertThat(code.code()).isEqualTo(1009);
  }

  @Test
  void too_much_at_once_is_put_off_and_loses_nothing() {
    try (var customer = Customer.comesTo(amends)) {
      for (var n = 0; n < 40; n++) {
        customer.sends("m" + n, "line " + n);
      }
      var refused = customer.isRefused("rate-limited");

      assertThat(refused.path("retryAfterMs").asLong()).isPositive();
      assertThat(refused.path("id").asString()).startsWith("m");
      assertThat(customer.acked("m0")).isEqualTo(1);
      var entries = amends.api().transcript(customer.conversation());
      assertThat(entries.stream().filter(entry -> !isReply(entry)))
          .extracting(entry -> entry.path("id").asString())
          .doesNotContain(refused.path("id").asString());
    }
  }

  @Test
  void whom_the_shop_vouches_for_is_known() {
    try (var customer = Customer.comesTo(amends, hello -> hello.put("identity", token(SECRET)))) {
      customer.hearsAnswerTo(customer.says("Where is my order 202611180042?"));

      var known = amends.api().state(customer.conversation()).path("customer");
      assertThat(known.path("id").asString()).isEqualTo("c-1003");
      assertThat(known.path("name").asString()).isEqualTo("Chen");
      assertThat(known.path("tags").path(0).asString()).isEqualTo("vip");
    }
  }

  @Test
  void an_identity_that_is_forged_or_expired_is_refused() {
    var unsigned = "{\"alg\":\"none\"}";
    for (var identity :
        List.of(
            token("another-secret-of-at-least-32-characters"),
            token(SECRET, Instant.now().minusSeconds(5)),
            base64(unsigned) + "." + base64(claims(Instant.now().plusSeconds(60))) + ".",
            "no token at all")) {
      try (var wire = Wire.open(amends.socket("/ws/chat"))) {
        wire.send(frame("hello").put("identity", identity));

        assertThat(wire.next("error").path("code").asString()).isEqualTo("identity");
        assertThat(wire.closeCode()).isEqualTo(4001);
      }
    }
  }

  @Test
  void a_page_of_another_origin_gets_no_socket() {
    var chat = amends.socket("/ws/chat");

    assertThat(Wire.refusal(chat, Map.of("Origin", "https://evil-shop.example"))).isEqualTo(403);
    assertThat(Wire.refusal(chat, Map.of("Origin", "null"))).isEqualTo(403);
    assertThat(Wire.refusal(amends.socket("/ws/agent"), Map.of("Origin", SHOP + ".evil.example")))
        .isEqualTo(403);
    try (var allowed = Wire.open(chat, Map.of("Origin", SHOP))) {
      allowed.send(frame("hello"));
      allowed.next("welcome");
    }
  }

  @Test
  void who_says_goodbye_is_let_go() {
    try (var customer = Customer.comesTo(amends)) {
      customer.wire().send(frame("bye"));

      assertThat(customer.wire().closeCode()).isEqualTo(1000);
    }
  }

  @Test
  void a_rating_is_acknowledged_and_is_no_entry() {
    try (var customer = Customer.comesTo(amends)) {
      customer.says("Where is my order 202611180042?");
      customer.wire().send(frame("rate").put("id", "r1").put("score", 5).put("comment", "kind"));
      var ack = customer.wire().next("ack of a rating", frame -> Customer.isAckOf(frame, "r1"));

      assertThat(ack.has("seq")).isFalse();
      customer.wire().send(frame("rate").put("id", "r2").put("score", 6));
      customer.isRefused("malformed");
      assertThat(amends.api().events(customer.conversation()))
          .filteredOn(event -> event.path("type").asString("").equals("CustomerRated"))
          .hasSize(1);
    }
  }

  private static void assertNumbered(List<JsonNode> entries) {
    assertThat(entries).allMatch(entry -> isEntry(entry));
    assertThat(entries)
        .extracting(WidgetIT::seq)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, entries.size()).boxed().toList());
  }

  private static long seq(JsonNode entry) {
    return entry.path("seq").asLong();
  }

  private static String token(String secret) {
    return token(secret, Instant.now().plusSeconds(600));
  }

  private static String token(String secret, Instant expires) {
    var signed = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + base64(claims(expires));
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      var signature = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  private static String claims(Instant expires) {
    return "{\"sub\":\"c-1003\",\"name\":\"Chen\",\"tags\":[\"vip\"],\"exp\":%d}"
        .formatted(expires.getEpochSecond());
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
