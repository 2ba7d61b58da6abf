package io.amends.rehearsal;

import io.amends.conversation.Cases;
import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.DecisionEvent.BudgetRequested;
import io.amends.conversation.DecisionEvent.ConversationClosed;
import io.amends.conversation.DecisionEvent.FlowReopened;
import io.amends.conversation.DecisionEvent.FlowStarted;
import io.amends.conversation.DecisionEvent.HandoffRequested;
import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.dialog.Flow;
import io.amends.dialog.FlowBook;
import io.amends.dialog.Stage;
import io.amends.remedy.BudgetRequest.Reserve;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Notes which spots of the flows a conversation comes by. Lives for one performance. */
final class Visits {

  private final FlowBook book;
  private final Cases cases;
  private final Set<Spot> spots = new LinkedHashSet<>();
  private final List<String> flows = new ArrayList<>();

  Visits(FlowBook book, Cases cases) {
    this.book = book;
    this.cases = cases;
  }

  Set<Spot> spots() {
    return spots;
  }

  List<String> flows() {
    return flows;
  }

  /**
   * An event was decided.
   *
   * @param began the conversation that the decision was made on
   * @param before the conversation just before the event
   */
  void note(Conversation began, Conversation before, ConversationEvent event, Instant now) {
    if (event instanceof FlowStarted started && !flows.contains(started.flow())) {
      flows.add(started.flow());
    }
    book.flow(before.matter().flow())
        .ifPresent(
            flow -> {
              noteCase(flow, before, event, now);
              noteFollowUp(flow, began, event);
            });
  }

  private void noteCase(Flow flow, Conversation before, ConversationEvent event, Instant now) {
    var held = cases.holding(before, now);
    if (held.isEmpty()) {
      return;
    }
    var found = flow.cases().get(held.getAsInt());
    var number = held.getAsInt() + 1;
    if (isTaken(found, event)) {
      spots.add(new Spot.CaseTaken(flow.name(), number));
    }
    if (event instanceof BudgetRequested budget && budget.request() instanceof Reserve reserve) {
      spots.add(new Spot.CaseTaken(flow.name(), number));
      reserve
          .offers()
          .forEach(o -> spots.add(new Spot.Offered(flow.name(), number, o.remedy().code())));
    }
  }

  private static boolean isTaken(Flow.Case found, ConversationEvent event) {
    if (event instanceof FlowStarted started) {
      return found.continueWith().equals(started.flow());
    }
    if (event instanceof HandoffRequested handoff) {
      return handoff.reason().equals("nothing-feasible");
    }
    return event instanceof ReplySent reply && reply.scripts().contains(found.say());
  }

  private void noteFollowUp(Flow flow, Conversation began, ConversationEvent event) {
    var answer = began.stage() == Stage.FOLLOW_UP ? answer(event) : "";
    if (!answer.isEmpty()) {
      spots.add(new Spot.FollowedUp(flow.name(), answer));
    }
  }

  private static String answer(ConversationEvent event) {
    if (event instanceof FlowReopened) {
      return "no";
    }
    var reason =
        event instanceof ConversationClosed closed
            ? closed.reason()
            : event instanceof HandoffRequested handoff ? handoff.reason() : "";
    return switch (reason) {
      case "solved" -> "yes";
      case "not-solved" -> "no";
      case "silent" -> "silent";
      default -> "";
    };
  }
}
