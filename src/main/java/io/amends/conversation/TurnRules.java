package io.amends.conversation;

import io.amends.conversation.DecisionEvent.ConversationClosed;
import io.amends.conversation.DecisionEvent.FlowSuspended;
import io.amends.conversation.DecisionEvent.ProposalClosed;
import io.amends.dialog.Flow;
import io.amends.dialog.Flow.Kind;
import io.amends.dialog.Stage;
import io.amends.language.Entity;
import io.amends.language.Label;
import java.time.ZoneOffset;
import java.util.Optional;

/** Rules that go on with the flow under way, put it aside, or take back what was said. */
final class TurnRules {

  private static final String LATER = "shared/later-noted";
  private static final String WITHDRAW = "withdraw-request";
  private static final double SURE = 0.6;
  private static final double CERTAIN = 0.9;

  private final FlowRunner runner;

  TurnRules(FlowRunner runner) {
    this.runner = runner;
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
    if (!underWay || !takesBack(turn) || !turn.issues().isEmpty()) {
      return false;
    }
    draft.by("withdrawn");
    draft.say("repair/closed-withdrawn").reply(Stage.CLOSED, "");
    draft.move(new ConversationClosed("withdrawn"));
    return true;
  }

  /** Whoever wants the goods to go back, and says so more surely, takes nothing back. */
  private static boolean takesBack(Turn turn) {
    var back = turn.request(WITHDRAW);
    var wish = Wishes.in(turn).flatMap(turn::request);
    return back.isPresent() && wish.filter(w -> w.confidence() > back.get().confidence()).isEmpty();
  }

  /** Another problem with another order, before the one under way is settled: that comes next. */
  boolean second(Draft draft, Turn turn) {
    var matter = draft.matter();
    var underWay = matter.stage() != Stage.FOLLOW_UP && kindOf(draft) == Kind.COMPLAINT;
    if (!underWay) {
      return false;
    }
    var other = SecondMatter.withOtherOrder(draft, turn);
    if (other.isEmpty()
        || matter.question().equals(Matter.ORDER)
        || !draft.book().scripts().containsKey(LATER)) {
      return false;
    }
    draft.by("second-matter");
    SecondMatter.keep(draft, other.get(), turn);
    draft.say(LATER);
    OpenQuestion.resume(draft);
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
    // What was offered for the order that was not meant is nobody's to choose any more.
    matter.openProposal().ifPresent(p -> draft.record(new ProposalClosed(p.id(), "corrected")));
    Slots.fill(draft, turn);
    draft.say("repair/corrected").replyAhead(draft.matter().stage());
    runner.run(draft);
    return true;
  }

  /** A question about the order in the middle of a complaint: answered, then back. */
  boolean digress(Draft draft, Turn turn) {
    var matter = draft.matter();
    if (matter.isNone() || matter.stage() == Stage.FOLLOW_UP || turn.requests().isEmpty()) {
      return false;
    }
    // The surest one: what is asked besides is part of the matter.
    var asksElse =
        Optional.of(turn.requests().get(0))
            .filter(request -> request.confidence() >= SURE)
            .map(Label::code)
            .flatMap(draft.book()::startingOn)
            .filter(flow -> flow.kind() == Kind.INFORMATION);
    if (asksElse.isEmpty()
        || asksElse.get().name().equals(matter.flow())
        || kindOf(draft) != Kind.COMPLAINT
        || isAboutSameIssue(draft, turn)
        || answersQuestion(draft, turn)) {
      return false;
    }
    draft.by("digression");
    Slots.fill(draft, turn);
    draft.record(new FlowSuspended());
    runner.start(draft, asksElse.get(), Starting.codeOf(asksElse.get(), turn));
    return true;
  }

  /** The flow under way goes on with what the turn told. */
  boolean goOn(Draft draft, Turn turn) {
    var matter = draft.matter();
    if (matter.isNone() || matter.stage() == Stage.FOLLOW_UP || isOffered(draft)) {
      return false;
    }
    var other = otherFlow(draft, turn);
    if (other.isPresent() && isNoAnswer(draft, turn)) {
      return false;
    }
    var answered = Slots.fill(draft, turn);
    if (!answered && other.isPresent()) {
      return false;
    }
    var hasNews =
        answered
            || !matter.slots().equals(draft.matter().slots())
            || turn.entity(Entity.ORDER_NUMBER).isPresent() // known, and said to be helpful
            || isAboutSameIssue(draft, turn);
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

  /** What was asked for is no question about something else, however it is wrapped. */
  private static boolean answersQuestion(Draft draft, Turn turn) {
    var probe = draft.probe(ZoneOffset.UTC);
    return Slots.fill(probe, turn);
  }

  static boolean isOffered(Draft draft) {
    return draft.matter().openProposal().filter(p -> p.canBeChosenAt(draft.now())).isPresent();
  }

  static boolean isAboutSameIssue(Draft draft, Turn turn) {
    for (var issue : turn.issues()) {
      if (issue.code().equals(draft.matter().code())) {
        return true;
      }
    }
    return false;
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

  /**
   * Words of one's own are asked for, and what comes is quite another complaint than the one under
   * way. Who was treated badly tells of what it was about, too.
   */
  private static boolean isNoAnswer(Draft draft, Turn turn) {
    var isCertain = turn.issues().stream().anyMatch(issue -> issue.confidence() >= CERTAIN);
    return isCertain
        && OpenQuestion.ask(draft)
            .filter(ask -> ask.answer() == Flow.Answer.TEXT && !ask.slot().equals(Slots.STORY))
            .isPresent();
  }

  /** A clearly different complaint than the one under way: the customer says what it really is. */
  private static Optional<Flow> otherFlow(Draft draft, Turn turn) {
    if (isAboutSameIssue(draft, turn)) {
      return Optional.empty();
    }
    for (var issue : turn.issues()) {
      var flow = draft.book().startingOn(issue.code());
      if (issue.confidence() >= SURE
          && flow.filter(other -> !other.name().equals(draft.matter().flow())).isPresent()) {
        return flow;
      }
    }
    return Optional.empty();
  }
}
