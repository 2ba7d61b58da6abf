package io.amends.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.conversation.AgentEvent.AgentTook;
import io.amends.conversation.AgentEvent.NoteAdded;
import io.amends.conversation.CustomerEvent.ConversationOpened;
import io.amends.conversation.CustomerEvent.CustomerSpoke;
import io.amends.conversation.CustomerEvent.TurnTaken;
import io.amends.conversation.DecisionEvent.ConversationClosed;
import io.amends.conversation.DecisionEvent.FlowStarted;
import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.conversation.Replay.Difference;
import io.amends.dialog.Books;
import io.amends.language.Label;
import io.amends.language.Understanding;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplayTest {

  private static final Instant BEGIN = Instant.parse("2026-11-03T02:10:00Z");

  private final ConversationId id = new ConversationId("c1");
  private final Decider decider = new Decider(Books.small(), ZoneOffset.UTC);
  private final List<RecordedEvent> history = new ArrayList<>();
  private Conversation state = Conversation.unopened(id);
  private Instant now = BEGIN;

  @Test
  void nothing_was_decided_in_an_empty_history() {
    assertThat(Replay.of(id, List.of(), always(decider)).equal()).isTrue();
  }

  @Test
  void the_same_decider_decides_the_same() {
    aConversation();

    var replay = Replay.of(id, history, always(decider));

    assertThat(replay.differences()).isEmpty();
    assertThat(replay.equal()).isTrue();
    assertThat(history)
        .extracting(RecordedEvent::event)
        .hasAtLeastOneElementOfType(ReplySent.class);
  }

  @Test
  void a_changed_event_is_found_where_it_stands() {
    aConversation();
    var at = indexOf(ReplySent.class);
    var recorded = (ReplySent) history.get(at).event();
    var changed =
        new ReplySent(
            recorded.scripts(), "Never said", recorded.stage(), "en", recorded.answers(), "order");
    history.set(at, new RecordedEvent(at + 1, history.get(at).at(), changed));

    var differences = Replay.of(id, history, always(decider)).differences();

    assertThat(differences).contains(new Difference(at + 1, changed, recorded));
  }

  @Test
  void what_was_left_out_of_the_record_is_decided_all_the_same() {
    say("hello", Understanding.nothing());
    var dropped = history.remove(history.size() - 1);

    assertThat(Replay.of(id, history, always(decider)).differences())
        .containsExactly(new Difference(dropped.version(), null, dropped.event()));
  }

  @Test
  void what_was_added_to_a_decision_is_not_decided() {
    say("hello", Understanding.nothing());
    var added = new ConversationClosed("solved");
    record(added);

    assertThat(Replay.of(id, history, always(decider)).differences())
        .containsExactly(new Difference(history.size(), added, null));
  }

  @Test
  void what_was_recorded_at_another_time_or_after_an_agent_was_not_decided() {
    say("hello", Understanding.nothing());
    tick();
    record(new ConversationClosed("agent"));
    record(new NoteAdded("Mei", "gone"));
    record(new ConversationClosed("agent"));

    assertThat(Replay.of(id, history, always(decider)).equal()).isTrue();
  }

  @Test
  void an_agents_act_is_decided_on() {
    say("hello", Understanding.nothing());
    tick();
    record(new AgentTook("Mei"));
    var added = new ConversationClosed("agent");
    record(added);

    assertThat(Replay.of(id, history, always(decider)).differences())
        .containsExactly(new Difference(history.size(), added, null));
  }

  @Test
  void other_words_are_other_decisions() {
    aConversation();
    var other =
        new Decider(Books.saying("small", Map.of("quality-defect/sorry", "Oh")), ZoneOffset.UTC);

    assertThat(Replay.of(id, history, always(other)).equal()).isFalse();
  }

  @Test
  void a_flow_is_decided_with_the_set_that_it_names_from_its_first_event_on() {
    aConversation();
    var asked = new ArrayList<String>();
    var deciders =
        new Replay.Deciders() {
          @Override
          public Decider decider(String set) {
            throw new IllegalStateException(set);
          }

          @Override
          public Decider deciderFor(Conversation conversation) {
            asked.add(conversation.matter().set());
            return decider;
          }
        };

    Replay.of(id, history, deciders);

    assertThat(asked).containsExactly("", "small");
  }

  @Test
  void a_decision_that_fails_is_the_apology_that_the_engine_makes() {
    var broken =
        new Decider(
            Books.saying("small", Map.of("quality-defect/sorry", "{amount} gone")), ZoneOffset.UTC);
    open();
    record(new CustomerSpoke("m1", "broken", List.of()));
    var cause = new TurnTaken(List.of(new Heard(1, broken())));
    var after = cause.applyTo(state);
    record(cause);
    broken.apologise(after, now).forEach(this::record);

    assertThat(Replay.of(id, history, always(broken)).differences()).isEmpty();
  }

  private static Replay.Deciders always(Decider decider) {
    return Run.always(decider);
  }

  private void aConversation() {
    say("hello", Understanding.nothing());
    say("it is broken", broken());
    assertThat(indexOf(FlowStarted.class)).isPositive();
  }

  private void say(String text, Understanding understanding) {
    if (!state.isOpened()) {
      open();
    }
    tick();
    record(new CustomerSpoke("m" + history.size(), text, List.of()));
    tick();
    var cause = new TurnTaken(List.of(new Heard(state.talk().seq(), understanding)));
    var decided = decider.decide(state, cause, now);
    record(cause);
    decided.forEach(this::record);
  }

  private void open() {
    record(new ConversationOpened("api", Customer.guest("en"), Mode.AUTOPILOT, ""));
  }

  private void record(ConversationEvent event) {
    history.add(new RecordedEvent(history.size() + 1, now, event));
    state = event.applyTo(state);
  }

  private void tick() {
    now = now.plusSeconds(1);
  }

  private int indexOf(Class<?> type) {
    for (var i = 0; i < history.size(); i++) {
      if (type.isInstance(history.get(i).event())) {
        return i;
      }
    }
    return -1;
  }

  private static Understanding broken() {
    var issue = List.of(new Label("quality-defect", 0.9));
    var none = List.<Label>of();
    return new Understanding(
        "en", true, issue, none, none, 1, none, List.of(), List.of(), List.of(), "fake");
  }
}
