package io.amends.conversation;

import io.amends.commerce.Lookup;
import io.amends.commerce.Order;
import io.amends.conversation.DecisionEvent.FlowEnded;
import io.amends.conversation.DecisionEvent.FlowResumed;
import io.amends.conversation.DecisionEvent.FlowStarted;
import io.amends.conversation.DecisionEvent.NoteWritten;
import io.amends.conversation.DecisionEvent.SlotFilled;
import io.amends.dialog.Flow;
import io.amends.dialog.Flow.Case;
import io.amends.dialog.Stage;
import io.amends.language.Taxonomy;

/**
 * Takes a flow as far as it goes with what is known: empathy first, then the next thing to clarify,
 * then the case that holds (P1). It stops where an answer is needed: the customer's, the shop's or
 * the ledger's.
 */
final class FlowRunner {

  /** Slot of what makes the goods matter, told by the way. */
  static final String OCCASION = "occasion";

  /** What an angry customer is invited to tell before anything is proposed (P3). */
  static final String VENT = "vent";

  private static final int ANGRY = 3;
  private static final String SCENE = "shared/scene-";

  private final Offering offering;

  FlowRunner(Offering offering) {
    this.offering = offering;
  }

  /** Goes on with the flow under way. */
  void run(Draft draft) {
    var flow = draft.book().flow(draft.matter().flow()).orElseThrow();
    draft.because("flow: " + flow.name());
    if (Clarifying.lookUpFirst(draft, flow)) {
      return;
    }
    greetWithEmpathy(draft, flow);
    var outcome = Clarifying.next(draft, flow);
    if (outcome == Clarifying.Outcome.WAITS) {
      return;
    }
    if (outcome == Clarifying.Outcome.CLEAR && letsVent(draft, flow)) {
      return;
    }
    if (!caseOf(draft, flow).offer().isEmpty()) {
      NeededBy.takeUp(draft);
    }
    concludeAfterEmpathy(draft, flow);
  }

  private void concludeAfterEmpathy(Draft draft, Flow flow) {
    if (draft.isSpeaking()) {
      draft.replyAhead(stage(draft));
    }
    conclude(draft, flow);
  }

  /**
   * Who is angry and wants nothing in particular is listened to before anything is proposed; who
   * wants something is answered at once (P3). Once a subject, and never by a person's desk.
   */
  private boolean letsVent(Draft draft, Flow flow) {
    var matter = draft.matter();
    var venting =
        flow.kind() == Flow.Kind.COMPLAINT
            && draft.state().talk().mood() >= ANGRY
            && matter.slot("wish").isEmpty()
            && matter.timesAsked(VENT) == 0
            && matter.declined() == 0
            && !caseOf(draft, flow).offer().isEmpty();
    if (!venting || !draft.state().desk().assistantSpeaks()) {
      return false;
    }
    draft.say(draft.isSpeaking() ? "repair/tell-us" : "repair/soothe");
    draft.reply(stage(draft), VENT);
    return true;
  }

  private static Case caseOf(Draft draft, Flow flow) {
    return flow.cases().stream()
        .filter(c -> Known.holds(c.when(), draft))
        .findFirst()
        .orElseThrow();
  }

  void start(Draft draft, Flow flow, String code) {
    draft.record(new FlowStarted(flow.name(), draft.book().hash(), code));
    run(draft);
  }

  /** The order that is known cannot be the one meant: which one it is, is found out. */
  void startWithOtherOrder(Draft draft, Flow flow, String code) {
    draft.record(new SlotFilled(Matter.ORDER, ""));
    start(draft, flow, code);
  }

  private static void greetWithEmpathy(Draft draft, Flow flow) {
    if (draft.state().talk().empathised()) {
      return;
    }
    meet(draft, flow);
  }

  /** What matters to the customer is named first (P2), then the flow's own words. */
  static void meet(Draft draft, Flow flow) {
    draft
        .matter()
        .slot(OCCASION)
        .map(occasion -> SCENE + occasion)
        .filter(draft.book().scripts()::containsKey)
        .filter(scene -> draft.state().talk().timesSaid(scene) == 0)
        .ifPresent(draft::say);
    flow.empathy().stream()
        .filter(line -> Known.holds(line.when(), draft))
        .findFirst()
        .ifPresent(line -> draft.say(line.say()));
  }

  /**
   * The first reply of a complaint, and of a question that has words for it, is its empathy,
   * whatever it also asks.
   */
  static Stage stage(Draft draft) {
    var flow = draft.book().flow(draft.matter().flow());
    var needsEmpathy =
        flow.filter(f -> f.kind() == Flow.Kind.COMPLAINT || !f.empathy().isEmpty()).isPresent();
    return needsEmpathy && !draft.state().talk().empathised() ? Stage.EMPATHY : Stage.CLARIFY;
  }

  private void conclude(Draft draft, Flow flow) {
    var found = caseOf(draft, flow);
    note(draft, found);
    if (!found.continueWith().isEmpty()) {
      goOnWith(draft, found);
    } else if (!found.offer().isEmpty()) {
      offering.offer(draft, flow, found);
    } else {
      answer(draft, found);
    }
  }

  /** What was asked for is written where every colleague looks: on the order (P39). */
  private static void note(Draft draft, Case found) {
    var matter = draft.matter();
    var words = matter.slot(found.note()).filter(said -> !Slots.isEmpty(said));
    var order = matter.order().map(Order::number);
    var again = matter.proposal() != null; // the case holds once more after a no
    if (words.isPresent()
        && order.isPresent()
        && !again
        && draft.state().desk().assistantSpeaks()) {
      var id = draft.state().id() + "/n" + draft.state().talk().seq();
      draft.record(new NoteWritten(id, order.get(), matter.code() + ": " + words.get()));
    }
  }

  private void goOnWith(Draft draft, Case found) {
    var next = draft.book().flow(found.continueWith()).orElseThrow();
    if (!found.say().isEmpty()) {
      draft.say(found.say());
    }
    var code = draft.matter().code();
    var subject = next.startsOn().contains(code) ? code : subjectOf(next, code);
    draft.record(new FlowStarted(next.name(), draft.book().hash(), subject));
    if (Clarifying.next(draft, next) != Clarifying.Outcome.WAITS) {
      concludeAfterEmpathy(draft, next);
    }
  }

  /** A question that led to a complaint is one from here on; a complaint stays what it was. */
  private static String subjectOf(Flow next, String code) {
    return Taxonomy.ISSUE.codes().contains(code) ? code : next.startsOn().get(0);
  }

  private void answer(Draft draft, Case found) {
    draft.say(found.say());
    if (found.handOff()) {
      draft.reply(Stage.CLARIFY, "");
      draft.handOff(isVerified(draft) ? "for-a-colleague" : "shop-cannot-verify");
      return;
    }
    if (draft.state().suspended().isEmpty()) {
      draft.reply(Stage.PROPOSE, "");
      draft.record(new FlowEnded());
    } else {
      comeBack(draft);
    }
  }

  private static boolean isVerified(Draft draft) {
    var lookup = draft.matter().lookup();
    return lookup == null || lookup instanceof Lookup.Found || lookup instanceof Lookup.Listed;
  }

  /** Back to the subject that was put aside: its question, or the next step if there is none. */
  private void comeBack(Draft draft) {
    draft.record(new FlowResumed());
    if (draft.matter().stage() == Stage.FOLLOW_UP) {
      // Settled before: there is nothing to go on with.
      draft.reply(Stage.FOLLOW_UP, draft.matter().question());
    } else if (OpenQuestion.isWaiting(draft)) {
      OpenQuestion.resume(draft);
    } else {
      draft.replyAhead(draft.matter().stage());
      run(draft);
    }
  }
}
