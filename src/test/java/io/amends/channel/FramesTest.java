package io.amends.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.commerce.Money;
import io.amends.conversation.AgentEvent.AgentSpoke;
import io.amends.conversation.AgentEvent.NoteAdded;
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
import io.amends.engine.QueueView;
import io.amends.engine.Status;
import io.amends.remedy.Offer;
import io.amends.remedy.Remedy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FramesTest {

  private static final Instant AT = Instant.parse("2026-11-03T02:10:00Z");
  private static final JsonMapper JSON = new JsonMapper();

  private final ConversationId id = new ConversationId("c1");

  @Test
  void a_customers_message_shows_its_id_and_attachments() {
    var photo = new Attachment("image", "https://x.example/a.jpg", "a.jpg", 9);

    assertThat(frame(new CustomerSpoke("m1", "It broke", List.of(photo))))
        .isEqualTo(
            json(
                """
                {"type":"message","seq":3,"from":"customer","id":"m1","text":"It broke",
                 "attachments":[{"kind":"image","url":"https://x.example/a.jpg",
                                 "name":"a.jpg","bytes":9}],
                 "at":"2026-11-03T02:10:00Z"}
                """));
  }

  @Test
  void what_an_attachment_lacks_is_left_out() {
    var photo = new Attachment("image", "https://x.example/a.jpg", "", 0);

    assertThat(frame(new CustomerSpoke("m1", "", List.of(photo))).at("/attachments/0"))
        .isEqualTo(json("{\"kind\":\"image\",\"url\":\"https://x.example/a.jpg\"}"));
  }

  @Test
  void a_click_is_a_customers_message_with_the_choice() {
    assertThat(frame(new OptionClicked("m2", "c1/p1", 2, "A coupon")))
        .isEqualTo(
            json(
                """
                {"type":"message","seq":3,"from":"customer","id":"m2","text":"A coupon",
                 "choice":{"proposal":"c1/p1","option":2},"at":"2026-11-03T02:10:00Z"}
                """));
  }

  @Test
  void a_reply_names_its_stage_language_and_what_it_answers() {
    var reply =
        new ReplySent(List.of("s"), "Sorry!", Stage.FOLLOW_UP, "en", List.of(1L, 2L), "order");

    assertThat(frame(reply))
        .isEqualTo(
            json(
                """
                {"type":"message","seq":3,"from":"assistant","text":"Sorry!","stage":"follow-up",
                 "language":"en","answers":[1,2],"at":"2026-11-03T02:10:00Z"}
                """));
  }

  @Test
  void an_agent_is_named() {
    var spoke =
        new AgentSpoke(
            "a1", "Mei", "Hello", "", false, List.of(), Stage.CLARIFY, "en", List.of(), "");

    assertThat(frame(spoke))
        .isEqualTo(
            json(
                """
                {"type":"message","seq":3,"from":"agent","name":"Mei","text":"Hello",
                 "stage":"clarify","language":"en","at":"2026-11-03T02:10:00Z"}
                """));
  }

  @Test
  void the_system_speaks_for_itself() {
    assertThat(frame(new SystemSaid(List.of("s"), "Nobody is here", "en")))
        .isEqualTo(
            json(
                """
                {"type":"message","seq":3,"from":"system","text":"Nobody is here",
                 "language":"en","at":"2026-11-03T02:10:00Z"}
                """));
  }

  @Test
  void a_proposal_shows_its_two_options_and_never_what_they_cost() {
    var frame = frame(proposal(""));

    assertThat(frame)
        .isEqualTo(
            json(
                """
                {"type":"proposal","seq":3,"from":"assistant","proposal":"c1/p1","text":"Two ways",
                 "stage":"propose","language":"en","answers":[1],
                 "options":[{"option":1,"remedy":"partial-refund","title":"Keep it","detail":"d1"},
                            {"option":2,"remedy":"reship","title":"A new one","detail":"d2"}],
                 "expires":"2026-11-03T02:10:00Z","at":"2026-11-03T02:10:00Z"}
                """));
    assertThat(frame.toString()).doesNotContain("cheapest");
  }

  @Test
  void a_proposal_that_an_agent_sent_is_the_agents() {
    var frame = frame(proposal("Mei"));

    assertThat(frame.path("from").stringValue()).isEqualTo("agent");
    assertThat(frame.path("name").stringValue()).isEqualTo("Mei");
  }

  @Test
  void what_is_not_visible_is_no_frame() {
    assertThatThrownBy(() -> frame(new NoteAdded("Mei", "difficult")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("difficult");
  }

  @Test
  void a_status_has_a_queue_only_while_it_waits() {
    QueueView third = same -> Optional.of(new QueueView.Place(3, 240));
    QueueView nobody = same -> Optional.empty();

    assertThat(Frames.status(new Status("autopilot", "", false), third, id))
        .isEqualTo(json("{\"type\":\"status\",\"mode\":\"autopilot\"}"));
    assertThat(Frames.status(new Status("human", "", true), third, id))
        .isEqualTo(
            json(
                "{\"type\":\"status\",\"mode\":\"human\","
                    + "\"queue\":{\"position\":3,\"expectedWaitSeconds\":240}}"));
    assertThat(Frames.status(new Status("human", "", true), nobody, id))
        .isEqualTo(json("{\"type\":\"status\",\"mode\":\"human\",\"queue\":null}"));
    assertThat(Frames.status(new Status("human", "Mei", false), nobody, id))
        .isEqualTo(json("{\"type\":\"status\",\"mode\":\"human\",\"agent\":{\"name\":\"Mei\"}}"));
  }

  @Test
  void an_error_says_what_can_be_done() {
    assertThat(Frames.error("empty", "nothing"))
        .isEqualTo(json("{\"type\":\"error\",\"code\":\"empty\",\"message\":\"nothing\"}"));
    assertThat(json(Frames.error("unavailable", "later", "m1", 1_000L).toString()))
        .isEqualTo(
            json(
                "{\"type\":\"error\",\"code\":\"unavailable\",\"message\":\"later\","
                    + "\"id\":\"m1\",\"retryAfterMs\":1000}"));
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

  private JsonNode frame(ConversationEvent event) {
    return JSON.readTree(Frames.entry(new Entry(id, 3, AT, event)).toString());
  }

  private static JsonNode json(String json) {
    return JSON.readTree(json);
  }
}
