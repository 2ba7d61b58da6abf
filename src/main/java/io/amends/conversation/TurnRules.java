package io.amends.conversation;

import io.amends.conversation.DecisionEvent.ConversationClosed;
import io.amends.conversation.DecisionEvent.FlowSuspended;
import io.amends.conversation.DecisionEvent.NotUnderstood;
import io.amends.conversation.DecisionEvent.SlotFilled;
import io.amends.dialog.Flow;
import io.amends.dialog.Flow.Kind;
import io.amends.dialog.Stage;
import io.amends.language.Entity;
import io.amends.language.Label;
import java.time.ZoneOffset;
import java.util.Optional;

/** Rules that start flows, go on with them, and mend a talk that went astray. */
final class TurnRules {

  /** Slot under which the customer tells what is wrong, when only a demand was named. */
  static final String ISSUE = "issue";

  static final String WHAT_HAPPENED = "repair/what-happened";

  /** Slot of another issue that was named in the same breath: it is next. */
  static final String ALSO = "also";

  private static final String FAULT = "quality-defect";
  private static final double SURE = 0.6;

  private final FlowRunner runner;
  private final Offering offering;

  TurnRules(FlowRunner runner, Offering offering) {
    this.runner = runner;
    this.offering = offering;
  }

  /**
   * "Never mind": a complaint that is not settled is left there. A refund that was applied for
   * elsewhere is not this talk's to take back.
   */
  boolean withdraw(Draft draft, Turn turn) {
    var matter = draft.matter();
    var underWay =
        kindOf(draft) == Kind.COMPLAINT
            && matter.stage() != Stage.FOLLOW_UP
            && !matter.code().equals("refund-delay");
    if (!underWay || !turn.requests("withdraw-request") || !turn.issues().isEmpty()) {
      return false;
    }
    draft.by("withdrawn");
    draft.say("repair/closed-withdrawn").reply(Stage.CLOSED, "");
    draft.move(new ConversationClosed("withdrawn"));
    return true;
  }

  /** Another order was meant than the one under way. */
  boolean correct(Draft draft, Turn turn) {
    var matter = draft.matter();
    var known = matter.slot(Matter.ORDER);
    var named = turn.entity(Entity.ORDER_NUMBER).map(Entity::value);
    var changes =
        known.isPresent()
            && named.isPresent()
            && !named.get().equals(known.get())
            && !matter.question().equals(Matter.ORDER);
    if (!changes || matter.isNone() || matter.stage() == Stage.FOLLOW_UP) {
      return false;
    }
    draft.by("correction");
    Slots.fill(draft, turn);
    draft.say("repair/corrected").replyAhead(draft.matter().stage());
    runner.run(draft);
    return true;
  }

  /** A question about the order in the middle of a complaint: answered, then back. */
  boolean digress(Draft draft, Turn turn) {
    var matter = draft.matter();
    var asksElse =
        turn.requests().stream()
            .limit(1) // the surest one: what is asked besides is part of the matter
            .filter(request -> request.confidence() >= SURE)
            .map(Label::code)
            .flatMap(code -> draft.book().startingOn(code).stream())
            .filter(flow -> flow.kind() == Kind.INFORMATION)
            .findFirst();
    var underWay = !matter.isNone() && matter.stage() != Stage.FOLLOW_UP;
    if (!underWay
        || asksElse.isEmpty()
        || asksElse.get().name().equals(matter.flow())
        || kindOf(draft) != Kind.COMPLAINT
        || isAboutSameIssue(draft, turn)
        || answersQuestion(draft, turn)) {
      return false;
    }
    draft.by("digression");
    Slots.fill(draft, turn);
    draft.record(new FlowSuspended());
    runner.start(draft, asksElse.get(), codeOf(asksElse.get(), turn));
    return true;
  }

  /** The flow under way goes on with what the turn told. */
  boolean goOn(Draft draft, Turn turn) {
    var matter = draft.matter();
    if (matter.isNone() || matter.stage() == Stage.FOLLOW_UP || isOffered(draft)) {
      return false;
    }
    var other = otherFlow(draft, turn);
    var answered = Slots.fill(draft, turn);
    if (!answered && other.isPresent()) {
      return false;
    }
    var hasNews =
        answered || !matter.slots().equals(draft.matter().slots()) || isAboutSameIssue(draft, turn);
    if (!hasNews && isRequired(draft, matter.question()) && !turn.does("complain")) {
      return false;
    }
    if (!hasNews && (turn.does("greet") || turn.does("thank") || turn.does("wait"))) {
      return false;
    }
    draft.by("go-on");
    if (turn.hasAttachment()) {
      draft.say("repair/photo-thanks");
    }
    runner.run(draft);
    return true;
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
            || isAboutSameIssue(draft, turn) && isOffered(draft);
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

  /** A request that no flow serves goes to a colleague (P49). */
  boolean askColleague(Draft draft, Turn turn) {
    var unserved =
        turn.requests().stream()
            .map(Label::code)
            .filter(code -> draft.book().startingOn(code).isEmpty())
            .filter(code -> !code.equals("explanation"))
            .findFirst();
    if (unserved.isEmpty() && (isOffered(draft) || !isUnservedIssue(draft, turn))) {
      return false;
    }
    draft.by("ask-colleague");
    draft.say(unserved.isPresent() ? "repair/hand-off-colleague" : "repair/hand-off-complaint");
    draft.reply(draft.matter().stage(), "");
    draft.handOff(unserved.orElse("no-flow"));
    return true;
  }

  /** Not understood: rephrase; then a choice of subjects; then a person (rulings after P53). */
  boolean askToRephrase(Draft draft, Turn turn) {
    draft.by("not-understood");
    var times = draft.state().talk().misunderstood() + 1;
    draft.record(new NotUnderstood());
    var proposal = draft.matter().openProposal();
    if (proposal.isPresent() && proposal.get().options().size() == 2 && times == 1) {
      offering.remind(draft, proposal.get());
      draft.reply(Stage.PROPOSE, "");
      return true;
    }
    if (times >= 3) {
      draft.say("repair/hand-off-unclear").reply(draft.matter().stage(), "");
      draft.handOff("not-understood");
      return true;
    }
    draft.say(times == 1 ? "repair/not-understood" : "repair/not-understood-choice");
    draft.reply(draft.matter().stage(), draft.matter().question());
    return true;
  }

  /** What was asked for is no question about something else, however it is wrapped. */
  private static boolean answersQuestion(Draft draft, Turn turn) {
    var probe = draft.probe(ZoneOffset.UTC);
    return Slots.fill(probe, turn);
  }

  private static boolean isOffered(Draft draft) {
    return draft.matter().openProposal().filter(p -> p.canBeChosenAt(draft.now())).isPresent();
  }

  private static boolean isUnservedIssue(Draft draft, Turn turn) {
    return turn.issue().filter(i -> draft.book().startingOn(i.code()).isEmpty()).isPresent();
  }

  private static boolean isAboutSameIssue(Draft draft, Turn turn) {
    return turn.issues().stream().anyMatch(i -> i.code().equals(draft.matter().code()));
  }

  private static Kind kindOf(Draft draft) {
    return draft.book().flow(draft.matter().flow()).map(Flow::kind).orElse(Kind.INFORMATION);
  }

  private static boolean isRequired(Draft draft, String question) {
    return draft.book().flow(draft.matter().flow()).stream()
        .flatMap(flow -> flow.clarify().stream())
        .anyMatch(
            step ->
                step instanceof Flow.Step.Ask ask && ask.slot().equals(question) && ask.required());
  }

  /** A clearly different complaint than the one under way: the customer says what it really is. */
  private static Optional<Flow> otherFlow(Draft draft, Turn turn) {
    if (isAboutSameIssue(draft, turn)) {
      return Optional.empty();
    }
    return turn.issues().stream()
        .filter(issue -> issue.confidence() >= SURE)
        .flatMap(issue -> draft.book().startingOn(issue.code()).stream())
        .filter(flow -> !flow.name().equals(draft.matter().flow()))
        .findFirst();
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

  private static String codeOf(Flow flow, Turn turn) {
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
