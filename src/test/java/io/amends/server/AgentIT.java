package io.amends.server;

import static io.amends.server.Agent.item;
import static io.amends.server.Agent.message;
import static io.amends.server.Agent.use;
import static io.amends.server.Wire.frame;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What CONTRACT §2 promises to agents, held against the running service. */
class AgentIT {

  private static final String AGENTS = "amends.desk.agents=ann:ann-secret,bob:bob-secret";

  @TempDir private static Path data;
  private static RunningAmends amends;

  @BeforeAll
  static void start() {
    amends = RunningAmends.on(data, AGENTS);
  }

  @AfterAll
  static void stop() {
    amends.close();
  }

  @Test
  void only_a_right_password_opens_the_desk() {
    assertThat(Agent.signsIn(amends, "ann", "ann-secret")).isNotBlank();
    for (var wrong :
        List.of(
            "{\"name\":\"ann\",\"password\":\"bob-secret\"}",
            "{\"name\":\"eve\",\"password\":\"ann-secret\"}")) {
      var refused = amends.api().postWithoutToken("/api/v1/sign-in", wrong);
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.body()).doesNotContain("secret");
      assertThat(refused.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
    }
    assertThat(amends.api().postWithoutToken("/api/v1/sign-in", "{").statusCode()).isEqualTo(400);
  }

  @Test
  void a_socket_without_a_good_token_is_closed() {
    try (var wire = Wire.open(amends.socket("/ws/agent"))) {
      wire.send(frame("hello").put("token", "guessed"));

      assertThat(wire.next("error").path("code").asString()).isEqualTo("token");
      assertThat(wire.closeCode()).isEqualTo(4001);
    }
  }

  @Test
  void an_agents_token_opens_the_api_too() {
    var token = Agent.signsIn(amends, "bob", "bob-secret");

    assertThat(new Api(amends.address(), token).get("/api/v1/conversations").statusCode())
        .isEqualTo(200);
  }

  @Test
  void who_asks_for_a_person_waits_in_the_queue_and_gets_one() {
    try (var ann = Agent.sitsDown(amends, "ann", "ann-secret");
        var customer = Customer.comesTo(amends)) {
      var asked = asksForAPerson(customer);

      var queue = ann.seesWaiting(customer.conversation());
      var waiting = item(queue, customer.conversation());
      assertThat(waiting.path("why").asString()).isNotBlank();
      assertThat(waiting.path("since").asString()).isNotBlank();

      var known = ann.takes(customer.conversation());
      assertThat(known.path("agent").asString()).isEqualTo("ann");
      assertThat(known.path("transcript")).hasSize((int) asked + 1);
      assertThat(known.path("summary").has("issue")).isTrue();
      assertThat(
              customer
                  .wire()
                  .next("ann at work", status -> status.path("agent").has("name"))
                  .path("agent")
                  .path("name")
                  .asString())
          .isEqualTo("ann");

      ann.says(customer.conversation(), "Hello, Ann here. I am looking at it now.");
      var heard = customer.hears();
      assertThat(heard.path("from").asString()).isEqualTo("agent");
      assertThat(heard.path("name").asString()).isEqualTo("ann");
      assertThat(heard.path("text").asString()).startsWith("Hello, Ann here");
    }
  }

  @Test
  void of_two_who_take_it_at_once_one_gets_it() {
    for (var round = 0; round < 10; round++) {
      try (var ann = Agent.sitsDown(amends, "ann", "ann-secret");
          var bob = Agent.sitsDown(amends, "bob", "bob-secret");
          var customer = Customer.comesTo(amends)) {
        asksForAPerson(customer);
        var take = frame("take").put("conversation", customer.conversation()).put("id", "t");
        ann.wire().send(take);
        bob.wire().send(take);

        var annsAnswer = ann.wire().next("an answer", AgentIT::isAnswer);
        var bobsAnswer = bob.wire().next("an answer", AgentIT::isAnswer);

        assertThat(List.of(annsAnswer.path("type").asString(), bobsAnswer.path("type").asString()))
            .containsExactlyInAnyOrder("ack", "error");
        var refused = Customer.is(annsAnswer, "error") ? annsAnswer : bobsAnswer;
        var winner = Customer.is(annsAnswer, "ack") ? "ann" : "bob";
        assertThat(refused.path("code").asString()).isEqualTo("taken");
        assertThat(refused.path("agent").asString()).isEqualTo(winner);
        assertThat(
                amends.api().state(customer.conversation()).path("agent").path("name").asString())
            .isEqualTo(winner);
      }
    }
  }

  @Test
  void the_assistant_is_silent_while_a_person_has_it_and_suggests_all_the_same() {
    try (var ann = Agent.sitsDown(amends, "ann", "ann-secret");
        var customer = Customer.comesTo(amends)) {
      asksForAPerson(customer);
      ann.takes(customer.conversation());

      var seq = customer.says("Where is my order 202611180042?");
      var suggestion = ann.isSuggested(customer.conversation(), seq);

      assertThat(suggestion.path("text").asString()).contains("202611180042");
      assertThat(suggestion.path("why").path("rule").asString()).isNotBlank();
      assertThat(newest(customer).path("seq").asLong()).isEqualTo(seq);

      ann.does(use(suggestion));
      var heard = customer.hearsAnswerTo(seq);
      assertThat(heard.path("from").asString()).isEqualTo("agent");
      assertThat(heard.path("text").asString()).isEqualTo(suggestion.path("text").asString());
      assertThat(ann.cannot(use(suggestion)).path("code").asString()).isEqualTo("not-found");
    }
  }

  @Test
  void a_suggestion_is_sent_in_the_agents_own_words() {
    try (var ann = Agent.sitsDown(amends, "ann", "ann-secret");
        var customer = Customer.comesTo(amends)) {
      asksForAPerson(customer);
      ann.takes(customer.conversation());
      var seq = customer.says("Where is my order 202611180042?");
      var suggestion = ann.isSuggested(customer.conversation(), seq);

      ann.does(use(suggestion, "It is on its way, I have just looked."));

      var heard = customer.hearsAnswerTo(seq);
      assertThat(heard.path("text").asString()).isEqualTo("It is on its way, I have just looked.");
    }
  }

  /** Of the first the model alone makes nothing. */
  @ParameterizedTest
  @CsvSource({
    "超时, 超时, late-delivery",
    "😀 so squeaky, squeaky, quality-defect",
    "貨到現在還沒到！, 還沒到, late-delivery"
  })
  void a_complaint_word_brings_its_solution_before_anybody_types(
      String text, String word, String issue) {
    try (var ann = Agent.sitsDown(amends, "ann", "ann-secret");
        var customer = Customer.comesTo(amends)) {
      asksForAPerson(customer);
      ann.takes(customer.conversation());

      var seq = customer.says(text);

      var known =
          ann.wire()
              .next(
                  "the word",
                  frame ->
                      Customer.is(frame, "assigned")
                          && frame.path("conversation").asString().equals(customer.conversation())
                          && !frame.path("keywords").isEmpty());
      var hit = known.path("keywords").path(0);
      assertThat(hit.path("seq").asLong()).isEqualTo(seq);
      assertThat(text.substring(hit.path("start").asInt(), hit.path("end").asInt()))
          .isEqualTo(word);
      assertThat(hit.path("issue").asString()).isEqualTo(issue);
      assertThat(hit.path("severity").asInt()).isBetween(1, 3);
      var suggestion = ann.isSuggested(customer.conversation(), seq);
      assertThat(suggestion.path("why").path("issue").asString()).isEqualTo(issue);
      assertThat(suggestion.path("why").path("flow").asString()).isEqualTo(issue);
      assertThat(newest(customer).path("seq").asLong()).isEqualTo(seq);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"It is not broken", "没有划痕", "it says \"broken\" on the box of my neighbour"})
  void a_denied_or_quoted_complaint_word_brings_nothing(String text) {
    try (var ann = Agent.sitsDown(amends, "ann", "ann-secret");
        var customer = Customer.comesTo(amends)) {
      asksForAPerson(customer);
      ann.takes(customer.conversation());

      var suggestion = ann.isSuggested(customer.conversation(), customer.says(text));

      assertThat(suggestion.path("why").path("flow").asString()).isEmpty();
      ann.watches(customer.conversation());
      assertThat(ann.seesCase(customer.conversation()).path("keywords")).isEmpty();
    }
  }

  @Test
  void what_the_customer_has_overtaken_is_sent_only_when_confirmed() {
    try (var ann = Agent.sitsDown(amends, "ann", "ann-secret");
        var customer = Customer.comesTo(amends)) {
      asksForAPerson(customer);
      ann.takes(customer.conversation());
      var seq = customer.says("Where is my order 202611180042?");
      var suggestion = ann.isSuggested(customer.conversation(), seq);
      var correction = customer.says("Sorry, I meant order 202611100108");

      assertThat(ann.cannot(use(suggestion)).path("code").asString()).isEqualTo("stale");
      assertThat(newest(customer).path("seq").asLong()).isEqualTo(correction);

      ann.does(use(suggestion).put("confirm", true));
      assertThat(customer.hears().path("text").asString())
          .isEqualTo(suggestion.path("text").asString());
    }
  }

  @Test
  void a_promise_that_nobody_may_give_is_stopped_with_its_reason() {
    try (var ann = Agent.sitsDown(amends, "ann", "ann-secret");
        var customer = Customer.comesTo(amends)) {
      customer.hearsAnswerTo(customer.says("Where is my order 202611180042?"));
      asksForAPerson(customer);
      ann.takes(customer.conversation());
      var before = newest(customer);

      var stopped =
          ann.cannot(
              message(customer.conversation(), "I'm sorry about it. I'll refund you ¥9999."));

      assertThat(stopped.path("code").asString()).isEqualTo("wording");
      assertThat(stopped.path("reason").asString()).isNotBlank();
      assertThat(stopped.path("wording").asString()).isEqualTo("I'm sorry about it.");
      assertThat(
              ann.cannot(message(customer.conversation(), "Dear {name}, hello"))
                  .path("code")
                  .asString())
          .isEqualTo("wording");
      assertThat(newest(customer)).isEqualTo(before);
      ann.says(customer.conversation(), stopped.path("wording").asString());
      assertThat(customer.hears().path("text").asString()).isEqualTo("I'm sorry about it.");
    }
  }

  @Test
  void the_same_id_is_sent_once() {
    try (var ann = Agent.sitsDown(amends, "ann", "ann-secret");
        var customer = Customer.comesTo(amends)) {
      asksForAPerson(customer);
      ann.takes(customer.conversation());
      var words = message(customer.conversation(), "One moment please.").put("id", "once");
      ann.wire().send(words);
      ann.wire().send(words);

      var first = ann.wire().next("ack");
      assertThat(ann.wire().next("ack")).isEqualTo(first);
      assertThat(amends.api().transcript(customer.conversation()))
          .filteredOn(entry -> entry.path("text").asString().equals("One moment please."))
          .hasSize(1);
    }
  }

  @Test
  void given_back_to_the_assistant_the_flow_goes_on() {
    try (var ann = Agent.sitsDown(amends, "ann", "ann-secret");
        var customer = Customer.comesTo(amends)) {
      customer.hearsAnswerTo(customer.says("The mug from order E20261103001 arrived broken"));
      ann.takes(customer.conversation());
      ann.says(customer.conversation(), "I had a look, my colleague goes on with you.");
      customer.hears();

      ann.does(
          frame("release").put("conversation", customer.conversation()).put("to", "assistant"));
      customer
          .wire()
          .next(
              "the assistant again",
              status ->
                  Customer.is(status, "status")
                      && status.path("mode").asString().equals("autopilot"));

      var proposal = customer.isOfferedTwoWays("No photo, sorry", "You decide");
      assertThat(proposal.path("from").asString()).isEqualTo("assistant");
      assertThat(proposal.path("options")).hasSize(2);
    }
  }

  @Test
  void only_the_holder_may_give_it_back() {
    try (var ann = Agent.sitsDown(amends, "ann", "ann-secret");
        var bob = Agent.sitsDown(amends, "bob", "bob-secret");
        var customer = Customer.comesTo(amends)) {
      asksForAPerson(customer);
      ann.takes(customer.conversation());
      var release = frame("release").put("conversation", customer.conversation());

      assertThat(bob.cannot(release.deepCopy().put("to", "queue")).path("code").asString())
          .isEqualTo("not-yours");
      assertThat(bob.cannot(message(customer.conversation(), "Hi")).path("code").asString())
          .isEqualTo("taken");
      ann.does(release.put("to", "queue"));
      bob.takes(customer.conversation());
      bob.says(customer.conversation(), "Hello, Bob here.");
      assertThat(customer.hears().path("name").asString()).isEqualTo("bob");
    }
  }

  @Test
  void a_note_is_for_colleagues_only() {
    try (var ann = Agent.sitsDown(amends, "ann", "ann-secret");
        var bob = Agent.sitsDown(amends, "bob", "bob-secret");
        var customer = Customer.comesTo(amends)) {
      asksForAPerson(customer);
      ann.takes(customer.conversation());
      ann.does(
          frame("note")
              .put("conversation", customer.conversation())
              .put("text", "called before, was friendly"));

      bob.watches(customer.conversation());
      assertThat(bob.seesCase(customer.conversation()).path("notes").toString())
          .contains("called before, was friendly");
      assertThat(amends.api().transcript(customer.conversation()).toString())
          .doesNotContain("called before");
      assertThat(customer.wire().all().toString()).doesNotContain("called before");
    }
  }

  @Test
  void what_costs_more_than_the_limit_is_carried_out_only_after_a_yes() {
    try (var ann = Agent.sitsDown(amends, "ann", "ann-secret");
        var customer = Customer.comesTo(amends)) {
      var proposal =
          customer.isOfferedTwoWays(
              "The headphones of order E20261107300 do not work, I want my money back", "No photo");
      customer.hearsAnswerTo(customer.chooses(proposal, dearer(proposal)));
      var known = ann.takes(customer.conversation());
      var approval = known.path("approvals").path(0);
      assertThat(approval.path("proposal").asString())
          .isEqualTo(proposal.path("proposal").asString());
      assertThat(remedies(customer)).isEmpty();

      ann.does(
          frame("approve")
              .put("conversation", customer.conversation())
              .put("proposal", proposal.path("proposal").asString())
              .put("decision", "yes"));
      assertThat(remedies(customer)).hasSize(1);
      assertThat(
              ann.cannot(
                      frame("approve")
                          .put("conversation", customer.conversation())
                          .put("proposal", proposal.path("proposal").asString())
                          .put("decision", "no"))
                  .path("code")
                  .asString())
          .isEqualTo("not-found");
    }
  }

  @Test
  void bad_frames_disturb_nothing() {
    try (var ann = Agent.sitsDown(amends, "ann", "ann-secret")) {
      ann.wire().send("nonsense");
      assertThat(ann.wire().next("error").path("code").asString()).isEqualTo("malformed");
      assertThat(ann.cannot(frame("dance")).path("code").asString()).isEqualTo("unknown-type");
      assertThat(ann.cannot(frame("take")).path("code").asString()).isEqualTo("malformed");
      assertThat(ann.cannot(frame("take").put("conversation", "none")).path("code").asString())
          .isEqualTo("not-found");
      ann.does(frame("presence").put("status", "available"));
    }
  }

  /** Nothing reaches a customer that a person did not send. */
  @Nested
  class InCopilot {

    @TempDir private static Path copilotData;
    private static RunningAmends copilot;

    @BeforeAll
    static void start() {
      copilot = RunningAmends.on(copilotData, AGENTS, "amends.mode=copilot");
    }

    @AfterAll
    static void stop() {
      copilot.close();
    }

    @Test
    void a_person_sends_every_word_from_complaint_to_the_end() {
      try (var ann = Agent.sitsDown(copilot, "ann", "ann-secret");
          var customer = Customer.comesTo(copilot)) {
        assertThat(customer.welcome().path("mode").asString()).isEqualTo("copilot");
        var seq = customer.says("The mug from order E20261103001 arrived broken");
        ann.seesWaiting(customer.conversation());
        ann.takes(customer.conversation());

        var suggestion = ann.isSuggested(customer.conversation(), seq);
        for (var turn = 0; !suggestion.has("options"); turn++) {
          assertThat(turn).as("questions before a proposal").isLessThan(6);
          ann.does(use(suggestion));
          assertFromPerson(customer.hearsAnswerTo(seq));
          seq = customer.says("Sure, you decide");
          suggestion = ann.isSuggested(customer.conversation(), seq);
        }
        assertThat(suggestion.path("options")).hasSize(2);
        assertThat(suggestion.path("why").path("costs")).hasSize(2);

        ann.does(use(suggestion, "Here is what we can do for you:"));
        var proposal = customer.hearsProposal();
        assertThat(proposal.path("from").asString()).isEqualTo("agent");
        assertThat(proposal.path("text").asString()).isEqualTo("Here is what we can do for you:");
        assertThat(proposal.path("options")).isEqualTo(suggestion.path("options"));

        var chosen = customer.chooses(proposal, 1);
        var thanks = ann.isSuggested(customer.conversation(), chosen);
        ann.does(use(thanks));
        assertFromPerson(customer.hearsAnswerTo(chosen));

        var followUp =
            ann.wire()
                .next(
                    "a suggested follow-up",
                    frame ->
                        Customer.is(frame, "suggestion")
                            && frame.path("stage").asString().equals("follow-up"));
        ann.does(use(followUp));
        assertFromPerson(customer.hears());

        assertThat(copilot.api().transcript(customer.conversation()))
            .filteredOn(Customer::isReply)
            .isNotEmpty()
            .allMatch(entry -> entry.path("from").asString().equals("agent"));
      }
    }

    @Test
    void nobody_at_the_desk_means_silence_and_a_place_in_the_queue() {
      try (var customer = Customer.comesTo(copilot)) {
        var id = UUID.randomUUID().toString();
        var seq = customer.says(id, "The mug from order E20261103001 arrived broken");
        try (var bob = Agent.sitsDown(copilot, "bob", "bob-secret")) {
          bob.watches(customer.conversation());
          bob.isSuggested(customer.conversation(), seq);
          assertThat(
                  item(bob.seesWaiting(customer.conversation()), customer.conversation())
                      .path("mode")
                      .asString())
              .isEqualTo("copilot");
        }
        assertThat(copilot.api().transcript(customer.conversation())).hasSize(1);
      }
    }
  }

  private static void assertFromPerson(JsonNode reply) {
    assertThat(reply.path("from").asString()).isEqualTo("agent");
    assertThat(reply.path("name").asString()).isEqualTo("ann");
  }

  private static long asksForAPerson(Customer customer) {
    var seq = customer.says("I want to speak to a human");
    customer.hearsAnswerTo(seq);
    customer.hearsThatAPersonTakesOver();
    return seq;
  }

  private static boolean isAnswer(JsonNode frame) {
    return frame.path("id").asString("").equals("t");
  }

  private static JsonNode newest(Customer customer) {
    var entries = amends.api().transcript(customer.conversation());
    return entries.get(entries.size() - 1);
  }

  private static int dearer(JsonNode proposal) {
    for (var option : proposal.path("options")) {
      if (option.path("remedy").asString().endsWith("refund")
          && !option.path("remedy").asString().startsWith("partial")) {
        return option.path("option").asInt();
      }
    }
    throw new AssertionError("no return and refund in " + proposal);
  }

  private static List<JsonNode> remedies(Customer customer) {
    return amends.api().events(customer.conversation()).stream()
        .filter(event -> event.path("type").asString().equals("RemedyRequested"))
        .toList();
  }
}
