package io.amends.conversation;

import io.amends.conversation.DecisionEvent.SlotFilled;
import io.amends.dialog.Flow;
import io.amends.dialog.Stage;
import io.amends.language.Entity;
import io.amends.language.Label;
import java.util.Optional;

/** Rules that begin something: a complaint, a question, or finding out which of them it is. */
final class Starting {

  /** Slot under which the customer tells what is wrong, when only a demand was named. */
  static final String ISSUE = "issue";

  static final String WHAT_HAPPENED = "repair/what-happened";

  /** Slot of another issue that was named in the same breath: it is next. */
  static final String ALSO = "also";

  private static final String FAULT = "quality-defect";
  private static final double SURE = 0.6;

  private final FlowRunner runner;

  Starting(FlowRunner runner) {
    this.runner = runner;
  }

  /** A complaint or a question begins. */
  boolean start(Draft draft, Turn turn) {
    var found = flowOf(draft, turn);
    if (found.isEmpty()) {
      return false;
    }
    draft.by("start");
    // What began as one complaint and goes on as another, a late parcel say, does not begin anew.
    var sameFlow =
        found.get().name().equals(draft.matter().flow())
            || TurnRules.isAboutSameIssue(draft, turn) && TurnRules.isOffered(draft);
    if (sameFlow && draft.matter().stage() != Stage.FOLLOW_UP) {
      return false;
    }
    Slots.fill(draft, turn);
    keepForLater(draft, found.get(), turn);
    runner.start(draft, found.get(), codeOf(found.get(), turn));
    return true;
  }

  /** Two problems in one message: the surer one first, the other one is not forgotten. */
  private static void keepForLater(Draft draft, Flow first, Turn turn) {
    turn.issues().stream()
        .filter(issue -> issue.confidence() >= SURE)
        .map(Label::code)
        .filter(code -> !first.startsOn().contains(code))
        .filter(code -> draft.book().startingOn(code).isPresent())
        .findFirst()
        .ifPresent(code -> draft.record(new SlotFilled(ALSO, code)));
  }

  /** Only the order was named so far: it is kept, and what happened with it is asked for. */
  boolean takeOrder(Draft draft, Turn turn) {
    var named = turn.entity(Entity.ORDER_NUMBER).isPresent();
    var more = !turn.issues().isEmpty() || !turn.requests().isEmpty() || turn.does("complain");
    if (!draft.matter().isNone() || !named || more || draft.matter().timesAsked(ISSUE) > 2) {
      return false;
    }
    draft.by("order-named");
    Slots.fill(draft, turn);
    draft.say(WHAT_HAPPENED);
    draft.reply(draft.state().talk().empathised() ? Stage.CLARIFY : Stage.EMPATHY, ISSUE);
    return true;
  }

  /**
   * What is wrong was asked for and told in words that name no issue of the taxonomy: then it is
   * the goods that are not right (P30), and the flow for that finds out more.
   */
  boolean takeAsFault(Draft draft, Turn turn) {
    var told = turn.isTold() && !turn.does("chat") && !turn.does("wait") && !turn.does("deny");
    var flow = draft.book().startingOn(FAULT);
    if (!draft.matter().question().equals(ISSUE) || !told || flow.isEmpty()) {
      return false;
    }
    draft.by("fault");
    Slots.fill(draft, turn);
    runner.start(draft, flow.get(), FAULT);
    return true;
  }

  /** A demand without a reason: the reason is asked for, kindly (P4). */
  boolean askWhatHappened(Draft draft, Turn turn) {
    var wish = Wishes.in(turn);
    var complains = turn.does("complain") || !turn.issues().isEmpty();
    if (!draft.matter().isNone() || wish.isEmpty() && !complains) {
      return false;
    }
    if (draft.matter().timesAsked(ISSUE) > 1) {
      return false;
    }
    draft.by("what-happened");
    Slots.fill(draft, turn);
    draft.say(WHAT_HAPPENED);
    draft.reply(draft.state().talk().empathised() ? Stage.CLARIFY : Stage.EMPATHY, ISSUE);
    return true;
  }

  /** Complaints before questions; the surest label first. */
  private static Optional<Flow> flowOf(Draft draft, Turn turn) {
    var byIssue =
        turn.issues().stream().flatMap(i -> draft.book().startingOn(i.code()).stream()).findFirst();
    return byIssue.or(
        () ->
            turn.requests().stream()
                .flatMap(r -> draft.book().startingOn(r.code()).stream())
                .findFirst());
  }

  static String codeOf(Flow flow, Turn turn) {
    return turn.issues().stream()
        .map(Label::code)
        .filter(flow.startsOn()::contains)
        .findFirst()
        .or(
            () ->
                turn.requests().stream()
                    .map(Label::code)
                    .filter(flow.startsOn()::contains)
                    .findFirst())
        .orElse(flow.startsOn().get(0));
  }
}
