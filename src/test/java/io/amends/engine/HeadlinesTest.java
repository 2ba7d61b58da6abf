package io.amends.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.conversation.AgentEvent.AgentTook;
import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.ConversationId;
import io.amends.conversation.DecisionEvent.PromiseKept;
import io.amends.conversation.DecisionEvent.PromiseMade;
import io.amends.conversation.DecisionEvent.PromiseOverdue;
import io.amends.conversation.DecisionEvent.PromiseWarned;
import io.amends.conversation.Promise;
import io.amends.store.Headline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the queue knows of promises without reading the events of a conversation. */
class HeadlinesTest {

  private static final Instant MADE = Instant.parse("2026-11-10T08:00:00Z");
  private static final Instant DUE = MADE.plusSeconds(3600);
  private static final Instant WARN = DUE.minusSeconds(600);
  private static final Instant LATER = DUE.plusSeconds(3600);

  @Test
  void a_promise_with_time_left_does_not_press() {
    var headline = after(made("p-1", DUE));

    assertThat(headline.promiseDue()).isNull();
    assertThat(headline.waitingSince()).isNull();
  }

  @Test
  void one_that_is_due_soon_waits_for_a_person_from_when_it_was_warned_of() {
    var headline = after(made("p-1", DUE), new PromiseWarned("p-1"));

    assertThat(headline.promiseDue()).isEqualTo(DUE);
    assertThat(headline.waitingSince()).isEqualTo(WARN);
    assertThat(headline.waitingFor()).isEqualTo("promise-due");
  }

  @Test
  void the_first_of_several_that_press_counts() {
    var headline =
        after(
            made("p-1", LATER),
            made("p-2", DUE),
            made("p-3", MADE.plusSeconds(60)),
            new PromiseWarned("p-1"),
            new PromiseWarned("p-2"));

    assertThat(headline.promiseDue()).as("p-3 does not press yet").isEqualTo(DUE);
  }

  @Test
  void one_that_is_overdue_presses_until_it_is_kept() {
    var overdue = after(made("p-1", DUE), new PromiseWarned("p-1"), new PromiseOverdue("p-1"));
    var kept = after(made("p-1", DUE), new PromiseOverdue("p-1"), new PromiseKept("p-1", "news"));

    assertThat(overdue.promiseDue()).isEqualTo(DUE);
    assertThat(kept.promiseDue()).isNull();
    assertThat(kept.waitingSince()).isNull();
  }

  @Test
  void what_an_agent_holds_does_not_wait_but_its_promise_is_seen() {
    var headline = after(made("p-1", DUE), new PromiseWarned("p-1"), new AgentTook("lin"));

    assertThat(headline.waitingSince()).isNull();
    assertThat(headline.promiseDue()).isEqualTo(DUE);
  }

  private static Headline after(ConversationEvent... events) {
    var conversation = Conversation.unopened(new ConversationId("c-1")).after(List.of(events));
    return new Headlines(Duration.ZERO).of(conversation, MADE);
  }

  private static PromiseMade made(String id, Instant due) {
    return new PromiseMade(
        new Promise(
            id,
            "news",
            "",
            "We write to you today.",
            "1 hour",
            "",
            MADE,
            due.minusSeconds(600),
            due,
            Promise.OPEN));
  }
}
