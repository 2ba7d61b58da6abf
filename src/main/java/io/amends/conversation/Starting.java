package io.amends.conversation;

import io.amends.conversation.DecisionEvent.FlowSuspended;
import io.amends.dialog.Flow;
import io.amends.dialog.Stage;
import io.amends.language.Entity;
import io.amends.language.Label;
import java.util.List;
import java.util.Optional;

/** Rules that begin something: a complaint, a question, or finding out which of them it is. */
final class Starting {

  /** Slot under which the customer tells what is wrong, when only a demand was named. */
  static final String ISSUE = "issue";

  static final String WHAT_HAPPENED = "repair/what-happened";

  /** What is wrong where it was told in words that name no issue. */
  static final String FAULT = "quality-defect";

  private static final double SURE = 0.6;
  private static final double CERTAIN = 0.9;

  private final FlowRunner runner;

  Starting(FlowRunner runner) {
    this.runner = runner;
  }

  /** A complaint or a question begins. */
  boolean start(Draft draft, Turn turn) {
    var found = flowOf(draft, turn);
    if (found.isEmpty() || isFaintBeside(draft, turn)) {
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
    begin(draft, found.get(), turn);
    return true;
  }

  /**
   * A complaint that is only faintly heard begins nothing where two ways are on the table, nor
   * where no more than a demand was made: "refund" alone tells no reason (P4).
   */
  private static boolean isFaintBeside(Draft draft, Turn turn) {
    if (turn.issues().isEmpty()) {
      return false;
    }
    var sure = turn.issues().stream().anyMatch(issue -> issue.confidence() >= SURE);
    if (sure || turn.keywords().findAny().isPresent()) {
      return false;
    }
    var demand = Wishes.in(turn).flatMap(turn::request).filter(w -> w.confidence() >= CERTAIN);
    return TurnRules.isOffered(draft)
        || draft.matter().isNone() && demand.isPresent() && !turn.does("complain");
  }

  /** What was settled is put aside, so that it is followed up; the new matter has its own order. */
  private void begin(Draft draft, Flow next, Turn turn) {
    var first = draft.book().flow(draft.matter().flow());
    var settled = draft.matter().stage() == Stage.FOLLOW_UP && draft.matter().accepted() != null;
    var other =
        settled
            && first.filter(f -> SecondMatter.isOfOtherOrder(draft, f, next)).isPresent()
            && turn.entity(Entity.ORDER_NUMBER).isEmpty();
    if (settled) {
      draft.record(new FlowSuspended());
    }
    Slots.fill(draft, turn);
    SecondMatter.note(draft, next, turn);
    if (other) {
      runner.startWithOtherOrder(draft, next, codeOf(next, turn));
    } else {
      runner.start(draft, next, codeOf(next, turn));
    }
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
    if (!told || !draft.matter().question().equals(ISSUE)) {
      return false;
    }
    var flow = draft.book().startingOn(FAULT);
    if (flow.isEmpty()) {
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
    var byIssue = startingOn(draft, turn.issues());
    return byIssue.isPresent() ? byIssue : startingOn(draft, turn.requests());
  }

  private static Optional<Flow> startingOn(Draft draft, List<Label> labels) {
    for (var label : labels) {
      var flow = draft.book().startingOn(label.code());
      if (flow.isPresent()) {
        return flow;
      }
    }
    return Optional.empty();
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
