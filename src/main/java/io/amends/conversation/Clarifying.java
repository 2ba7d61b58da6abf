package io.amends.conversation;

import io.amends.commerce.Lookup;
import io.amends.conversation.DecisionEvent.FactsRequested;
import io.amends.conversation.DecisionEvent.SlotFilled;
import io.amends.dialog.Flow;
import io.amends.dialog.Flow.Step;

/** Finds out what a flow must know: the shop is asked first, then the customer (P5, P6). */
final class Clarifying {

  /** What became of the questions of a flow. */
  enum Outcome {
    /** All is known that it takes. */
    CLEAR,
    /** The customer or a person has the word. */
    WAITS,
    /** Nothing more need be asked: the flow has a case for it. */
    CONCLUDES
  }

  private static final int ASKED_AT_MOST = 2;

  /** Who tells something else each time is understood, and gets another try. */
  private static final int ASKED_WITH_NEWS = 4;

  private static final int ANGRY = 3;
  private static final String HEARD = "shared/instead-of-arguing";

  /** Slot of a number under which the shop found no order. */
  static final String UNKNOWN_ORDER = "unknown-order";

  private Clarifying() {}

  /** Asks the next thing that the flow must know and nobody told. */
  static Outcome next(Draft draft, Flow flow) {
    for (var step : flow.clarify()) {
      if (!Known.holds(step.when(), draft)) {
        continue;
      }
      var outcome = step instanceof Step.Ask ask ? asked(ask, draft) : orderIsUnclear(draft);
      if (outcome != Outcome.CLEAR) {
        return outcome;
      }
    }
    return Outcome.CLEAR;
  }

  private static Outcome asked(Step.Ask ask, Draft draft) {
    return asks(ask, draft) ? Outcome.WAITS : Outcome.CLEAR;
  }

  /** What can be looked up is looked up before a word is said, so the first reply knows it. */
  static boolean lookUpFirst(Draft draft, Flow flow) {
    var looksUp =
        flow.clarify().stream()
            .anyMatch(step -> step instanceof Step.LookUp && Known.holds(step.when(), draft));
    return looksUp && lookUp(draft);
  }

  /** Asks the shop if there is something to ask; whether the flow must wait for the answer. */
  private static boolean lookUp(Draft draft) {
    var matter = draft.matter();
    if (matter.facts() != null) {
      return true;
    }
    if (matter.lookup() != null) {
      return false;
    }
    var order = matter.slot(Matter.ORDER);
    if (order.isPresent()) {
      draft.record(new FactsRequested("order", order.get()));
      return true;
    }
    if (draft.state().customer().isIdentified()) {
      draft.record(new FactsRequested("orders", draft.state().customer().id()));
      return true;
    }
    return false;
  }

  private static boolean asks(Step.Ask ask, Draft draft) {
    var matter = draft.matter();
    if (matter.slot(ask.slot()).isPresent()) {
      return false;
    }
    if (ask.slot().equals(Matter.ORDER) && matter.lookup() instanceof Lookup.Listed) {
      return false;
    }
    var times = matter.timesAsked(ask.slot());
    if (!ask.required() && times > 0) {
      return false;
    }
    var isHot = draft.state().talk().mood() >= ANGRY;
    if (times >= (draft.hasLearnt() || isHot ? ASKED_WITH_NEWS : ASKED_AT_MOST)) {
      return giveUp(draft);
    }
    if (isHot && times > 0 && !draft.isSpeaking() && !draft.hasLearnt()) {
      hear(draft);
    }
    draft.say(ask.with()).reply(FlowRunner.stage(draft), ask.slot());
    return true;
  }

  /** Anger is met before the question comes again (P3); sets of before have no words for it. */
  private static void hear(Draft draft) {
    if (draft.book().scripts().containsKey(HEARD)) {
      draft.say(HEARD);
    }
  }

  /** The shop knows no such order, or the customer has several: ask which one it is. */
  private static Outcome orderIsUnclear(Draft draft) {
    var lookup = draft.matter().lookup();
    if (lookup instanceof Lookup.NotFound missed) {
      return orderIsUnknown(draft, missed);
    }
    if (lookup instanceof Lookup.Listed) {
      askForOrder(draft, "repair/which-of-orders");
      return Outcome.WAITS;
    }
    return Outcome.CLEAR;
  }

  /**
   * A number may be mistyped, so it is asked for once more; a second one that the shop does not
   * know is the flow's own case, and nothing else is asked on the way to it.
   */
  private static Outcome orderIsUnknown(Draft draft, Lookup.NotFound missed) {
    if (draft.matter().slot(UNKNOWN_ORDER).isPresent()) {
      return Outcome.CONCLUDES;
    }
    draft.record(new SlotFilled(UNKNOWN_ORDER, missed.number()));
    draft.say("repair/order-not-found").reply(FlowRunner.stage(draft), Matter.ORDER);
    return Outcome.WAITS;
  }

  private static void askForOrder(Draft draft, String script) {
    if (draft.matter().timesAsked(Matter.ORDER) > ASKED_AT_MOST) {
      giveUp(draft);
      return;
    }
    draft.say(script).reply(FlowRunner.stage(draft), Matter.ORDER);
  }

  private static boolean giveUp(Draft draft) {
    draft.say("repair/hand-off-unclear").reply(FlowRunner.stage(draft), "");
    draft.handOff("not-understood");
    return true;
  }
}
