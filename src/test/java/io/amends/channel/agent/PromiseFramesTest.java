package io.amends.channel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.ConversationId;
import io.amends.conversation.DecisionEvent.PromiseMade;
import io.amends.conversation.DecisionEvent.PromiseOverdue;
import io.amends.conversation.Promise;
import io.amends.desk.QueueItem;
import io.amends.desk.Summaries;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a desk reads of promises: in the case it holds, and in the queue. */
class PromiseFramesTest {

  private static final Instant MADE = Instant.parse("2026-11-10T08:00:00Z");
  private static final Instant DUE = MADE.plusSeconds(3600);
  private static final ConversationId ID = new ConversationId("c-1");

  private final JsonMapper json = JsonMapper.builder().build();

  @Test
  void a_promise_says_to_whom_what_and_by_when() {
    var promise = promises(List.of(new PromiseMade(promise("", DUE)))).path(0);

    assertThat(promise)
        .isEqualTo(
            json.readTree(
                """
                {"to": "news", "text": "We write to you today.", "within": "1 hour",
                 "since": "2026-11-10T08:00:00Z", "state": "open", "due": "2026-11-10T09:00:00Z"}
                """));
  }

  @Test
  void one_that_is_late_says_so() {
    var promises = promises(List.of(new PromiseMade(promise("", DUE)), new PromiseOverdue("p-1")));

    assertThat(promises.path(0).path("state").stringValue()).isEqualTo("overdue");
    assertThat(promises.path(0).path("due").stringValue()).isEqualTo(DUE.toString());
  }

  @Test
  void one_whose_time_has_not_begun_says_what_it_waits_for() {
    var promise = promises(List.of(new PromiseMade(promise("received", null)))).path(0);

    assertThat(promise.path("from").stringValue()).isEqualTo("received");
    assertThat(promise.has("due")).isFalse();
  }

  @Test
  void who_was_promised_nothing_has_an_empty_list() {
    var promises = promises(List.of());

    assertThat(promises.isArray()).isTrue();
    assertThat(promises.size()).isZero();
  }

  @Test
  void the_queue_tells_when_a_promise_is_due_where_one_presses() {
    var items = read(DeskFrames.queue(List.of(waiting(DUE), waiting(null)))).path("items");

    assertThat(items.path(0).path("promiseDue").stringValue()).isEqualTo(DUE.toString());
    assertThat(items.path(1).has("promiseDue")).isFalse();
  }

  private JsonNode promises(List<ConversationEvent> events) {
    var conversation = Conversation.unopened(ID).after(events);
    return read(CaseFrames.summary(Summaries.of(conversation, List.of(), MADE))).path("promises");
  }

  /** As it comes out at the other end of the socket. */
  private JsonNode read(JsonNode frame) {
    return json.readTree(frame.toString());
  }

  private static Promise promise(String from, @Nullable Instant due) {
    return new Promise(
        "p-1", "news", "", "We write to you today.", "1 hour", from, MADE, due, due, "open");
  }

  private static QueueItem waiting(@Nullable Instant due) {
    return new QueueItem(ID, "promise-due", MADE, 45, "late-delivery", "autopilot", "closed", due);
  }
}
