package io.amends.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.commerce.Orders;
import io.amends.conversation.CustomerEvent.ConversationOpened;
import io.amends.conversation.CustomerEvent.CustomerSpoke;
import io.amends.conversation.CustomerEvent.TurnTaken;
import io.amends.conversation.DecisionEvent.HandoffRequested;
import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.conversation.DecisionEvent.SuggestionMade;
import io.amends.dialog.Books;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A set whose script promises too much says something else, and a person comes. */
class LastGateTest {

  private static final String SORRY = "quality-defect/sorry";

  @Test
  void what_passes_is_said_as_it_is() {
    assertThat(replies("We are sorry.", Mode.AUTOPILOT).get(0).text()).startsWith("We are sorry.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We refund you 9999 dollars.",
        "You get a full refund.",
        "五折给您，差价退您。",
        "It arrives tomorrow, guaranteed."
      })
  void what_is_stopped_is_not_said_and_a_person_comes(String promise) {
    var events = decided(promise, Mode.AUTOPILOT);
    var reply = (ReplySent) only(events, ReplySent.class).get(0);

    assertThat(reply.text()).isNotBlank().doesNotContain(promise);
    assertThat(reply.answers()).as("the customer is answered").isNotEmpty();
    assertThat(only(events, HandoffRequested.class))
        .singleElement()
        .extracting(event -> ((HandoffRequested) event).reason())
        .isEqualTo("wording");
  }

  @Test
  void a_phrase_that_has_other_words_is_put_right_and_nobody_need_come() {
    var events = decided("I don't know yet. We are sorry.", Mode.AUTOPILOT);

    assertThat(((ReplySent) only(events, ReplySent.class).get(0)).text())
        .startsWith("I'll find that out for you yet. We are sorry.");
    assertThat(only(events, HandoffRequested.class)).isEmpty();
  }

  @Test
  void a_suggestion_passes_the_same_gate_and_says_why() {
    var made =
        (SuggestionMade)
            only(decided("We refund you 9999 dollars.", Mode.COPILOT), SuggestionMade.class).get(0);

    assertThat(made.moves().toString()).doesNotContain("9999");
    assertThat(made.why()).anyMatch(why -> why.startsWith("wording: ") && why.contains("9999"));
  }

  @Test
  void the_same_is_decided_again() {
    var promise = "We refund you 9999 dollars.";
    assertThat(decided(promise, Mode.AUTOPILOT)).isEqualTo(decided(promise, Mode.AUTOPILOT));
  }

  private static List<ReplySent> replies(String sorry, Mode mode) {
    return only(decided(sorry, mode), ReplySent.class).stream().map(ReplySent.class::cast).toList();
  }

  private static List<ConversationEvent> decided(String sorry, Mode mode) {
    var decider = new Decider(Books.saying("small", Map.of(SORRY, sorry)), ZoneOffset.UTC);
    var state =
        Conversation.unopened(new ConversationId("c"))
            .after(
                List.of(
                    new ConversationOpened("widget", Customer.guest("en"), mode, ""),
                    new CustomerSpoke("m1", "It is broken", List.of())));
    var heard = new Heard(1, Says.says("quality-defect", "complain").understood());
    return decider.decide(state, new TurnTaken(List.of(heard)), Orders.NOW);
  }

  private static List<ConversationEvent> only(
      List<ConversationEvent> events, Class<? extends ConversationEvent> type) {
    return new ArrayList<>(events.stream().filter(type::isInstance).toList());
  }
}
