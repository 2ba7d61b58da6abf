package io.amends.conversation;

import static io.amends.conversation.Says.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.commerce.Orders;
import io.amends.conversation.AgentEvent.AgentTook;
import io.amends.conversation.DecisionEvent.FlowStarted;
import io.amends.conversation.DecisionEvent.HandoffRequested;
import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.conversation.DecisionEvent.SuggestionMade;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeywordAssistTest {

  private final Run run = Run.at(Orders.NOW).with(Orders.delivered().order());

  @Test
  void a_word_alone_puts_the_solution_before_the_agent() {
    run.acts(new AgentTook("lin"));

    var events = run.hears(unsure().keyword("broken", "quality-defect", 2));

    assertThat(flows(events)).containsExactly("quality-defect");
    assertThat(suggestion(events).why()).contains("keywords: broken");
    assertThat(scripts(suggestion(events))).contains("quality-defect/sorry");
    assertThat(events).noneMatch(event -> event.isVisible() && event instanceof ReplySent);
  }

  @Test
  void the_gravest_word_counts() {
    run.acts(new AgentTook("lin"));

    var events =
        run.hears(
            unsure().keyword("late", "late-delivery", 1).keyword("broken", "quality-defect", 2));

    assertThat(flows(events)).containsExactly("quality-defect");
  }

  @Test
  void a_denied_or_quoted_word_pushes_nothing() {
    run.acts(new AgentTook("lin"));

    var events = run.hears(unsure().deniedKeyword("broken", "quality-defect"));

    assertThat(flows(events)).isEmpty();
  }

  @Test
  void what_the_model_is_sure_of_comes_before_words() {
    run.acts(new AgentTook("lin"));

    var events =
        run.hears(says("late-delivery", "complain").keyword("broken", "quality-defect", 3));

    assertThat(flows(events)).containsExactly("late-delivery");
    assertThat(suggestion(events).why()).noneMatch(why -> why.startsWith("keywords"));
  }

  @Test
  void a_word_counts_more_than_a_guess() {
    run.acts(new AgentTook("lin"));

    var events =
        run.hears(says("inform").guess("late-delivery").keyword("broken", "quality-defect", 2));

    assertThat(flows(events)).containsExactly("quality-defect");
  }

  @Test
  void the_customer_is_not_answered_by_a_word_alone() {
    var events = run.hears(unsure().keyword("broken", "quality-defect", 3));

    assertThat(flows(events)).isEmpty();
    assertThat(events).noneMatch(SuggestionMade.class::isInstance);
  }

  @Test
  void who_is_brought_in_by_it_finds_the_solution() {
    var events = run.hears(says("human", "ask").keyword("broken", "quality-defect", 2));

    assertThat(events).anyMatch(HandoffRequested.class::isInstance);
    assertThat(scripts(suggestion(events))).contains("quality-defect/sorry");
    assertThat(events.stream().filter(ConversationEvent::isVisible).skip(1))
        .singleElement()
        .satisfies(
            reply ->
                assertThat(((ReplySent) reply).scripts()).containsExactly("repair/hand-off-asked"));
  }

  @Test
  void a_second_call_for_a_person_does_not_hide_it() {
    run.acts(new AgentTook("lin"));

    var events = run.hears(says("human", "ask").keyword("broken", "quality-defect", 2));

    assertThat(scripts(suggestion(events))).contains("quality-defect/sorry");
  }

  @Test
  void where_somebody_is_in_danger_nothing_is_offered() {
    var events = run.hears(says("safety").keyword("sparks", "quality-defect", 3));

    assertThat(events).anyMatch(HandoffRequested.class::isInstance);
    assertThat(events).noneMatch(SuggestionMade.class::isInstance);
  }

  @Test
  void a_word_is_too_faint_to_leave_a_flow_for() {
    run.hears(says("late-delivery", "complain"));
    run.acts(new AgentTook("lin"));

    run.hears(unsure().keyword("scratch", "quality-defect", 1));

    assertThat(run.state().matter().flow()).isEqualTo("late-delivery");
  }

  @Test
  void it_comes_out_the_same_at_replay() {
    run.hears(says("human", "ask").keyword("broken", "quality-defect", 2));
    run.hears(says("inform").order("E20261103001"));

    assertThat(Replay.of(run.state().id(), run.history(), run.deciders()).differences()).isEmpty();
  }

  private static Says unsure() {
    return says("inform");
  }

  private static SuggestionMade suggestion(List<ConversationEvent> events) {
    return events.stream()
        .filter(SuggestionMade.class::isInstance)
        .map(SuggestionMade.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> scripts(SuggestionMade made) {
    return made.moves().stream()
        .filter(ReplySent.class::isInstance)
        .flatMap(move -> ((ReplySent) move).scripts().stream())
        .toList();
  }

  private static List<String> flows(List<ConversationEvent> events) {
    return events.stream()
        .filter(FlowStarted.class::isInstance)
        .map(event -> ((FlowStarted) event).flow())
        .toList();
  }
}
