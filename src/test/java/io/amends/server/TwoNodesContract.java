package io.amends.server;

import static io.amends.server.RedisIT.onRedis;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two nodes on one Redis: whoever is at the one sees at once what is done at the other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TwoNodesContract {

  private static final String WHERE = "Where is my order 202611180042?";

  private Servers redis;
  private RunningAmends one;
  private RunningAmends other;

  /** Redis, as it is run here. */
  interface Servers extends AutoCloseable {

    String url();

    /** Says it to every server. */
    void tell(String... words);

    @Override
    void close();
  }

  abstract Servers start(Path place);

  @BeforeAll
  void start(@TempDir Path data, @TempDir Path folder) {
    redis = start(folder);
    one = RunningAmends.on(data.resolve("one"), onRedis(redis.url()));
    other = RunningAmends.on(data.resolve("other"), onRedis(redis.url()));
  }

  @AfterAll
  void stop() {
    if (one != null) {
      one.close();
    }
    if (other != null) {
      other.close();
    }
    if (redis != null) {
      redis.close();
    }
  }

  @Test
  void a_customer_at_both_nodes_sees_the_same_in_the_same_order() {
    try (var here = Customer.comesTo(one);
        var there = here.comesBackTo(other, 0)) {
      var asked = here.says(WHERE);
      here.hearsAnswerTo(asked);
      there.hearsAnswerTo(asked);
      var more = there.says("And when will it arrive?");
      there.hearsAnswerTo(more);
      here.hearsAnswerTo(more);

      assertThat(replies(here)).isEqualTo(replies(there)).hasSize(2);
      for (var customer : List.of(here, there)) {
        assertThat(seqs(customer)).isEqualTo(List.of(1L, 2L, 3L, 4L));
      }
    }
  }

  @Test
  void each_message_may_go_to_another_node_and_is_answered_once() {
    try (var here = Customer.comesTo(one);
        var there = here.comesBackTo(other, 0)) {
      var turns = List.of(here, there, here, there, here, there);
      for (var n = 0; n < turns.size(); n++) {
        var speaker = turns.get(n);
        speaker.hearsAnswerTo(speaker.says("m" + n, WHERE));
        // Said again at the other node: the same, and nothing more.
        var again = turns.get((n + 1) % 2);
        assertThat(again.says("m" + n, WHERE)).isEqualTo(2 * n + 1);
      }

      var transcript = one.api().transcript(here.conversation());
      assertThat(transcript).isEqualTo(other.api().transcript(here.conversation()));
      var answered =
          transcript.stream()
              .filter(Customer::isReply)
              .flatMap(entry -> Customer.answers(entry).stream())
              .toList();
      assertThat(answered).doesNotHaveDuplicates().hasSize(turns.size());
      assertThat(one.api().replay(here.conversation()).path("equal").asBoolean()).isTrue();
    }
  }

  @Test
  void who_is_erased_at_one_node_is_cut_off_at_the_other() {
    try (var there = Customer.comesTo(other)) {
      there.hearsAnswerTo(there.says("The mug from order E20261103001 arrived broken"));

      assertThat(one.api().delete("/api/v1/customers/c-1001").statusCode()).isEqualTo(200);

      assertThat(there.wire().next("error").path("code").asString()).isEqualTo("token");
      assertThat(there.wire().closeCode()).isEqualTo(4001);
      for (var node : List.of(one, other)) {
        var answer = node.api().get("/api/v1/conversations/" + there.conversation());
        assertThat(answer.statusCode()).isEqualTo(404);
      }
    }
  }

  @Test
  void two_nodes_that_are_told_different_things_at_once_lose_neither() {
    try (var here = Customer.comesTo(one);
        var there = here.comesBackTo(other, 0)) {
      for (var n = 0; n < 20; n++) {
        here.sends("here-" + n, WHERE);
        there.sends("there-" + n, WHERE);
      }
      for (var n = 0; n < 20; n++) {
        here.acked("here-" + n);
        there.acked("there-" + n);
      }
      var transcript = one.api().transcript(here.conversation());
      var said = transcript.stream().filter(entry -> !Customer.isReply(entry)).count();
      assertThat(said).isEqualTo(40);
      assertThat(transcript.stream().map(entry -> entry.path("seq").asLong()))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, transcript.size()).boxed().toList());
    }
  }

  @Test
  void an_agent_at_one_node_talks_to_a_customer_at_the_other() {
    try (var customer = Customer.comesTo(one);
        var agent = Agent.sitsDown(other, "desk", "secret")) {
      customer.hearsAnswerTo(customer.says("I want to speak to a human"));
      customer.hearsThatAPersonTakesOver();
      agent.seesWaiting(customer.conversation());
      agent.takes(customer.conversation());
      agent.says(customer.conversation(), "Good day, this is the desk.");
      assertThat(
              customer
                  .wire()
                  .next("a person's words", TwoNodesContract::isOfAnAgent)
                  .path("text")
                  .asString())
          .isEqualTo("Good day, this is the desk.");

      customer.says("Hello, my mug is broken");
      agent
          .wire()
          .next(
              "the customer's words",
              frame -> frame.path("text").asString("").equals("Hello, my mug is broken"));
    }
  }

  @Test
  void who_waits_at_one_node_is_told_of_the_agent_at_the_other() {
    try (var customer = Customer.comesTo(one)) {
      customer.hearsAnswerTo(customer.says("I want to speak to a human"));
      try (var agent = Agent.sitsDown(other, "desk", "secret")) {
        var status =
            customer
                .wire()
                .next("a place in the queue", frame -> frame.path("queue").has("position"));
        assertThat(status.path("queue").path("position").asInt()).isPositive();
        agent.takes(customer.conversation());
      }
    }
  }

  private static boolean isOfAnAgent(JsonNode frame) {
    return Customer.is(frame, "message") && frame.path("from").asString().equals("agent");
  }

  @Test
  void what_publishing_lost_is_made_up_from_the_log() {
    try (var here = Customer.comesTo(one);
        var there = here.comesBackTo(other, 0)) {
      for (var round = 0; round < 5; round++) {
        redis.tell("CLIENT", "KILL", "TYPE", "pubsub");
        var asked = here.says(WHERE);
        here.hearsAnswerTo(asked);
        there.hearsAnswerTo(asked);
      }
      assertThat(replies(there)).isEqualTo(replies(here)).hasSize(5);
      assertThat(seqs(there)).isEqualTo(LongStream.rangeClosed(1, 10).boxed().toList());
    }
  }

  @Test
  void a_follow_up_is_said_once() {
    try (var here = Customer.comesTo(one);
        var there = here.comesBackTo(other, 0)) {
      var proposal =
          here.isOfferedTwoWays(
              "The mug from order E20261103001 arrived broken", "Sure, you decide");
      var chosen = here.chooses(proposal, 1);
      here.hearsAnswerTo(chosen);
      for (var customer : List.of(here, there)) {
        customer
            .wire()
            .next(
                "a follow-up",
                frame -> Customer.isReply(frame) && frame.path("seq").asLong() == chosen + 2);
      }
      here.hearsAnswerTo(here.says("yes, solved, thank you"));

      assertThat(one.api().transcript(here.conversation())).hasSize((int) chosen + 4);
    }
  }

  private static List<JsonNode> replies(Customer customer) {
    return customer.wire().all().stream().filter(Customer::isReply).toList();
  }

  /** Of every entry that it was told of, as its own or another's, in the order of telling. */
  private static List<Long> seqs(Customer customer) {
    return customer.wire().all().stream()
        .filter(frame -> Customer.isEntry(frame) || Customer.is(frame, "ack"))
        .map(frame -> frame.path("seq").asLong())
        .toList();
  }
}
