package io.amends.conversation;

import io.amends.commerce.Order;
import io.amends.conversation.AgentEvent.AgentReleased;
import io.amends.conversation.AgentEvent.ApprovalGiven;
import io.amends.conversation.AnswerEvent.BudgetRefused;
import io.amends.conversation.AnswerEvent.BudgetReserved;
import io.amends.conversation.AnswerEvent.DeadlinePassed;
import io.amends.conversation.AnswerEvent.DeliveryFailed;
import io.amends.conversation.AnswerEvent.FactsArrived;
import io.amends.conversation.AnswerEvent.RemedyProgressed;
import io.amends.conversation.CustomerEvent.TurnTaken;
import io.amends.conversation.DecisionEvent.DeadlineCleared;
import io.amends.conversation.DecisionEvent.RiskFlagged;
import io.amends.conversation.DecisionEvent.UnderstoodAgain;
import io.amends.dialog.FlowBook;
import io.amends.language.Entity;
import io.amends.remedy.BudgetRequest.Commit;
import io.amends.remedy.BudgetRequest.Refuse;
import io.amends.remedy.BudgetRequest.Release;
import io.amends.remedy.BudgetRequest.Reserve;
import io.amends.wording.Judgement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Decides what happens next in a conversation. Pure: the same conversation, cause and time always
 * give the same events; there is no clock, no randomness and no I/O behind it. Thread-safe.
 *
 * <p>What is returned does not hold the cause itself; the engine records both together.
 */
public final class Decider {

  private final FlowBook book;
  private final LastGate gate;
  private final ZoneId zone;
  private final FlowRunner runner;
  private final Offering offering;
  private final Choosing choosing;
  private final CarryingOut carryingOut;
  private final DeskRules desk;
  private final KeywordAssist assist;
  private final List<Rule> rules;

  /**
   * @param zone in which days are told to customers
   */
  public Decider(FlowBook book, ZoneId zone) {
    this.book = book;
    this.gate = new LastGate(book);
    this.zone = zone;
    this.offering = new Offering();
    this.runner = new FlowRunner(offering);
    this.choosing = new Choosing(offering, runner);
    this.carryingOut = new CarryingOut(offering, runner);
    this.desk = new DeskRules(runner, carryingOut);
    var turns = new TurnRules(runner);
    var starting = new Starting(runner);
    var loss = new AtALoss(offering);
    this.assist = new KeywordAssist(starting);
    // The order is the policy: the first rule with an answer wins.
    this.rules =
        List.of(
            Handoffs::danger,
            Handoffs::otherLanguage,
            Asides::machine,
            Asides::other,
            Handoffs::asked,
            Handoffs::anger,
            choosing::choose,
            choosing::chooseAgain,
            turns::withdraw,
            SmallTalk::undecided,
            choosing::unclear,
            new Bargaining(offering)::counter,
            Explaining::answers,
            Circling::redirect,
            FollowingUp::answered,
            Asides::abuse,
            turns::second,
            turns::correct,
            turns::digress,
            loss::tellWhereNumberIs,
            turns::goOn,
            starting::start,
            starting::takeOrder,
            starting::takeAsFault,
            starting::askWhatHappened,
            loss::askColleague,
            SmallTalk::answers,
            loss::askToRephrase);
  }

  /** The lines of an order that a text speaks of, as entities {@code product} and {@code sku}. */
  public List<Entity> named(Order order, String text) {
    return ItemsMeant.named(order, text, book.items());
  }

  /** Hash of the flow set that it decides with. */
  public String set() {
    return book.hash();
  }

  /** What the customer's turn leads to. */
  public List<ConversationEvent> decide(Conversation before, TurnTaken taken, Instant now) {
    var draft = new Draft(taken.applyTo(before), book, gate, zone, now);
    var said = before.talk().nextUnheard(taken.heard().size());
    var heard = KeywordAssist.heardFor(draft, Turn.of(said, taken));
    var turn = Outburst.heardFor(draft, heard);
    clearSilence(draft);
    Languages.settle(draft, turn);
    for (var risk : turn.risks()) {
      if (!draft.state().desk().risks().contains(risk.code())) {
        draft.record(new RiskFlagged(risk.code()));
      }
    }
    for (var rule : rules) {
      if (rule.answers(draft, turn)) {
        break;
      }
    }
    if (before.desk().assistantSpeaks()) {
      assist.afterHandoff(draft, turn);
    }
    var misunderstood = before.talk().misunderstood();
    if (misunderstood > 0 && draft.state().talk().misunderstood() == misunderstood) {
      draft.record(new UnderstoodAgain());
    }
    return draft.done();
  }

  /** What an answer of the shop, the ledger or the clock leads to. */
  public List<ConversationEvent> decide(Conversation before, AnswerEvent answer, Instant now) {
    var draft = new Draft(answer.applyTo(before), book, gate, zone, now);
    var budget = before.matter().budget();
    if (answer instanceof FactsArrived && before.matter().facts() != null) {
      draft.by("facts");
      desk.factsArrived(draft);
    } else if (answer instanceof BudgetReserved && budget != null) {
      draft.by("budget");
      if (budget.request() instanceof Reserve) {
        reserved(draft, budget);
      } else if (budget.request() instanceof Commit) {
        carryingOut.committed(draft, budget);
      } else if (budget.request() instanceof Refuse) {
        desk.offerNext(draft, budget.say());
      }
    } else if (answer instanceof BudgetRefused refused && budget != null) {
      draft.because("ledger: " + refused.reason());
      if (!(budget.request() instanceof Release)) {
        offering.overLimit(draft, "over-limit");
      }
    } else if (answer instanceof DeadlinePassed passed) {
      passed(draft, passed.deadline());
      if (!passed.deadline().equals(Progress.DEADLINE)) {
        draft.resume(); // also where nothing was to be said: the next time is set
      }
    } else if (answer instanceof RemedyProgressed progressed) {
      Progress.told(draft, before.watch(progressed.remedyId()), progressed);
    } else if (answer instanceof DeliveryFailed failed) {
      // The customer was told that it is under way: a person must make that true.
      draft.by("delivery-failed");
      draft.because("not delivered: " + failed.reason());
      before
          .watch(failed.dispatch())
          .filter(watch -> failed.refused())
          .ifPresent(watch -> CarryingOut.release(draft, watch.order(), watch.id()));
      draft.handOff("delivery-failed");
    }
    return draft.done();
  }

  /** What an agent's act leads to. */
  public List<ConversationEvent> decide(Conversation before, AgentEvent.Act act, Instant now) {
    var draft = new Draft(act.applyTo(before), book, gate, zone, now);
    if (act instanceof AgentReleased released && released.to().equals("assistant")) {
      desk.released(draft);
    } else if (act instanceof ApprovalGiven approval
        && before.matter().awaitsApproval(approval.proposal())
        && before.matter().budget() == null) { // else the ledger's answer goes on with it
      desk.approved(draft, approval);
    }
    return draft.done();
  }

  /**
   * What an agent's words keep and promise, to be recorded behind them.
   *
   * @param before the conversation without these events
   * @param events as they are recorded, words among them or none
   */
  public List<ConversationEvent> promises(
      Conversation before, List<ConversationEvent> events, Instant now) {
    var draft = new Draft(before.after(events), book, gate, zone, now);
    for (var event : events) {
      var speaker =
          event instanceof AgentEvent.AgentSpoke spoke
              ? spoke.agent()
              : event instanceof DecisionEvent.ProposalMade made ? made.agent() : "";
      if (!speaker.isEmpty()) {
        Promises.answered(draft, speaker);
        Promises.said(draft, event);
      }
    }
    return draft.done();
  }

  /** Deciding failed: the customer is told so, and a person comes. */
  public List<ConversationEvent> apologise(Conversation after, Instant now) {
    var draft = new Draft(after, book, gate, zone, now);
    draft.by("failure");
    draft.say("repair/fallback-error").reply(after.stage(), "");
    draft.handOff("failure");
    return draft.done();
  }

  /**
   * Holds a person's words against the same guard as the assistant's.
   *
   * @param original the suggestion that was edited; blank: free text
   * @param options what goes along with the text; none: it is no proposal
   */
  public Judgement judge(
      Conversation conversation, String text, String original, List<Option> options) {
    return gate.judge(text, original, conversation, options);
  }

  private void reserved(Draft draft, DecisionEvent.BudgetRequested budget) {
    offering.reserved(draft, budget);
    var own = draft.matter().openProposal().filter(p -> budget.say().equals(Offering.OWN));
    own.ifPresent(proposal -> choosing.takeOwn(draft, proposal));
  }

  private void passed(Draft draft, String deadline) {
    switch (deadline) {
      case CarryingOut.FOLLOW_UP -> FollowingUp.due(draft);
      case FollowingUp.IDLE -> FollowingUp.idle(draft);
      case Progress.DEADLINE -> Progress.due(draft);
      case Promises.DEADLINE -> Promises.due(draft);
      case Draft.SILENCE -> FollowingUp.silence(draft, runner);
      default -> {
        // A deadline of an older version that nothing is decided on any more.
      }
    }
  }

  private static void clearSilence(Draft draft) {
    for (var deadline : List.of(Draft.SILENCE, FollowingUp.IDLE)) {
      if (draft.state().deadlines().containsKey(deadline)) {
        draft.record(new DeadlineCleared(deadline));
      }
    }
  }
}
