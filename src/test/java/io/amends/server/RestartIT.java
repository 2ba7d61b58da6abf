package io.amends.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.channel.marketplace.ReferenceSignature;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The service is stopped as an operator stops it, and started again on the same folder. */
class RestartIT {

  private static final String ONE_AGENT = "amends.desk.password=secret";

  @TempDir private Path data;

  @Test
  void a_conversation_goes_on_where_it_was() {
    Customer customer;
    List<JsonNode> before;
    try (var amends = RunningAmends.on(data)) {
      customer = Customer.comesTo(amends);
      customer.hearsAnswerTo(customer.says("m1", "The mug from order E20261103001 arrived broken"));
      before = amends.api().transcript(customer.conversation());
    }
    assertThat(customer.wire().closeCode()).isEqualTo(1012);

    try (var amends = RunningAmends.on(data);
        var again = customer.comesBackTo(amends, 1)) {
      assertThat(again.welcome().path("seq").asLong()).isEqualTo(2);
      again.wire().next("status");
      assertThat(again.wire().all().stream().filter(Customer::isEntry))
          .containsExactly(before.get(1));
      assertThat(amends.api().transcript(again.conversation())).isEqualTo(before);
      assertThat(again.says("m1", "The mug from order E20261103001 arrived broken")).isEqualTo(1);

      var proposal = again.isOfferedTwoWays("No photo, sorry", "You decide");
      assertThat(proposal.path("seq").asLong()).isGreaterThan(3);
    }
  }

  @Test
  void an_offer_that_was_made_before_can_be_chosen_after() {
    Customer customer;
    JsonNode proposal;
    try (var amends = RunningAmends.on(data)) {
      customer = Customer.comesTo(amends);
      proposal =
          customer.isOfferedTwoWays(
              "The mug from order E20261103001 arrived broken", "Sure, you decide");
    }
    try (var amends = RunningAmends.on(data);
        var again = customer.comesBackTo(amends, proposal.path("seq").asLong())) {
      var confirmed = again.hearsAnswerTo(again.chooses(proposal, 2));

      assertThat(confirmed.path("stage").asString()).isEqualTo("follow-up");
    }
  }

  @Test
  void what_became_due_meanwhile_is_done_once() {
    Customer customer;
    long chosen;
    try (var amends = RunningAmends.on(data, "amends.follow-up=2s")) {
      customer = Customer.comesTo(amends);
      var proposal =
          customer.isOfferedTwoWays(
              "The mug from order E20261103001 arrived broken", "Sure, you decide");
      chosen = customer.chooses(proposal, 1);
      customer.hearsAnswerTo(chosen);
    }
    try (var amends = RunningAmends.on(data, "amends.follow-up=2s");
        var again = customer.comesBackTo(amends, chosen + 1)) {
      var followUp = again.hears();

      assertThat(followUp.path("stage").asString()).isEqualTo("follow-up");
      assertThat(followUp.path("seq").asLong()).isEqualTo(chosen + 2);
      assertThat(again.hearsAnswerTo(again.says("yes, solved, thank you")).path("stage").asString())
          .isEqualTo("closed");
      assertThat(amends.api().transcript(again.conversation())).hasSize((int) chosen + 4);
    }
  }

  @Test
  void what_nobody_had_answered_is_answered() {
    Customer customer;
    try (var amends = RunningAmends.on(data, "amends.pause=2s")) {
      customer = Customer.comesTo(amends);
      assertThat(customer.says("Where is my order 202611180042?")).isEqualTo(1);
    }
    assertThat(customer.wire().has(Customer::isReply)).isFalse();

    try (var amends = RunningAmends.on(data, "amends.pause=2s");
        var again = customer.comesBackTo(amends, 1)) {
      assertThat(again.hearsAnswerTo(1).path("text").asString()).contains("202611180042");
      assertThat(amends.api().transcript(again.conversation())).hasSize(2);
    }
  }

  @Test
  void what_could_not_be_sent_is_sent_by_the_next_process() {
    var secret = "whsec_" + base64("a secret of twenty-four bytes or more");
    try (var shop = new Receiver()) {
      var properties =
          new String[] {
            "amends.webhooks.standard.secret=" + secret,
            "amends.webhooks.standard.reply-url=" + shop.url(),
            "amends.webhooks.standard.reply-secret=" + secret
          };
      shop.answers(503);
      try (var amends = RunningAmends.on(data, properties)) {
        assertThat(post(amends, secret)).isEqualTo(204);
        shop.awaits("refused reply", call -> !call.isTaken());
      }
      shop.answers(204);
      try (var amends = RunningAmends.on(data, properties)) {
        var taken = shop.awaits("reply", Receiver.Call::isTaken);

        assertThat(Customer.isReply(taken.body().path("data"))).isTrue();
        assertThat(post(amends, secret)).as("the same event again").isEqualTo(204);
        assertThat(amends.api().transcript("web-1")).hasSize(2);
      }
      assertThat(shop.calls().stream().filter(Receiver.Call::isTaken)).hasSize(1);
    }
  }

  @Test
  void who_holds_a_conversation_still_holds_it() {
    Customer customer;
    try (var amends = RunningAmends.on(data, ONE_AGENT)) {
      customer = Customer.comesTo(amends);
      customer.hearsAnswerTo(customer.says("I want to speak to a human"));
      try (var agent = Agent.sitsDown(amends, "desk", "secret")) {
        agent.takes(customer.conversation());
      }
    }
    try (var amends = RunningAmends.on(data, ONE_AGENT);
        var agent = Agent.sitsDown(amends, "desk", "secret");
        var again = customer.comesBackTo(amends, 2)) {
      agent.seesCase(again.conversation());
      agent.says(again.conversation(), "Here I am again.");

      assertThat(again.hears().path("text").asString()).isEqualTo("Here I am again.");
    }
  }

  @Test
  void secrets_that_were_made_up_stay_the_same() throws Exception {
    String made;
    try (var amends = RunningAmends.on(data, "amends.api.token=")) {
      made = Files.readString(amends.data().resolve("credentials"));
    }
    try (var amends = RunningAmends.on(data, "amends.api.token=")) {
      assertThat(Files.readString(amends.data().resolve("credentials"))).isEqualTo(made);
    }
  }

  @Test
  void a_second_process_on_the_same_folder_is_refused_and_harms_nobody() {
    try (var amends = RunningAmends.on(data);
        var customer = Customer.comesTo(amends)) {
      assertThatThrownBy(() -> RunningAmends.on(data, "logging.level.root=off"))
          .rootCause()
          .hasMessageContaining("in use by another process")
          .hasMessageContaining("amends.data");

      customer.hearsAnswerTo(customer.says("Where is my order 202611180042?"));
    }
  }

  private static int post(RunningAmends amends, String secret) {
    var body =
        "{\"type\":\"message.received\",\"data\":{\"conversation\":\"web-1\",\"customer\":\"c-1003\",\"id\":\"m1\",\"text\":\"Where"
            + " is my order 202611180042?\"}}";
    var now = Long.toString(Instant.now().getEpochSecond());
    var signature =
        ReferenceSignature.of(secret, "ev-1", now, body.getBytes(StandardCharsets.UTF_8));
    return amends
        .api()
        .postWithoutToken(
            "/webhooks/standard",
            body,
            "webhook-id",
            "ev-1",
            "webhook-timestamp",
            now,
            "webhook-signature",
            "v1," + signature)
        .statusCode();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
