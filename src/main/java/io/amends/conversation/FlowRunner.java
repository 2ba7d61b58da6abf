package io.amends.conversation;

import io.amends.commerce.FactSheet;
import io.amends.commerce.Lookup;
import io.amends.commerce.Order;
import io.amends.conversation.DecisionEvent.FactsRequested;
import io.amends.conversation.DecisionEvent.FlowEnded;
import io.amends.conversation.DecisionEvent.FlowResumed;
import io.amends.conversation.DecisionEvent.FlowStarted;
import io.amends.conversation.DecisionEvent.NoteWritten;
import io.amends.conversation.DecisionEvent.SlotFilled;
import io.amends.dialog.Condition;
import io.amends.dialog.Flow;
import io.amends.dialog.Flow.Case;
import io.amends.dialog.Flow.Step;
import io.amends.dialog.Stage;
import io.amends.dialog.Vocabulary;
import io.amends.language.Taxonomy;
import io.amends.remedy.PolicyFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /** Slot of a number under which the shop found no order. */
  static final String UNKNOWN_ORDER = "unknown-order";

  private static final int ANGRY = 3;
  private static final String SCENE = "shared/scene-";
  private static final int ASKED_AT_MOST = 2;

  private final Offering offering;

  FlowRunner(Offering offering) {
    this.offering = offering;
  }

  /** Goes on with the flow under way. */
  void run(Draft draft) {
    var flow = draft.book().flow(draft.matter().flow()).orElseThrow();
    draft.because("flow: " + flow.name());
    if (lookUpFirst(draft, flow)) {
      return;
    }
    greetWithEmpathy(draft, flow);
    for (var step : flow.clarify()) {
      if (holds(step.when(), draft) && stopsAt(step, draft, flow)) {
        return;
      }
    }
    if (letsVent(draft, flow)) {
      return;
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
    return flow.cases().stream().filter(c -> holds(c.when(), draft)).findFirst().orElseThrow();
  }

  void start(Draft draft, Flow flow, String code) {
    draft.record(new FlowStarted(flow.name(), draft.book().hash(), code));
    run(draft);
  }

  /**
   * Whether every condition holds of what is known: facts by their name, slots as {@code
   * slot.name}.
   */
  static boolean holds(Map<String, Condition> conditions, Draft draft) {
    if (conditions.isEmpty()) {
      return true;
    }
    var known = known(draft);
    return conditions.entrySet().stream()
        .allMatch(entry -> entry.getValue().holds(known.get(entry.getKey())));
  }

  private static Map<String, String> known(Draft draft) {
    var matter = draft.matter();
    var known = new HashMap<String, String>();
    matter.order().ifPresent(order -> addFacts(known, order, draft));
    var lookup = matter.lookup();
    if (lookup != null) {
      known.put("lookup", word(lookup));
    }
    matter.slots().forEach((slot, value) -> known.put("slot." + slot, value));
    known.put("mood", Integer.toString(draft.state().talk().mood()));
    known.put(Vocabulary.SUBJECT, matter.code());
    var risks = draft.state().desk().risks();
    for (var risk : List.of("review-threat", "platform-complaint")) {
      known.put(risk, risks.contains(risk) ? "yes" : "no");
    }
    return known;
  }

  private static void addFacts(Map<String, String> known, Order order, Draft draft) {
    var items = ItemsMeant.in(order, draft.matter());
    known.putAll(FactSheet.of(order, draft.now()));
    known.put("customised", items.stream().anyMatch(Order.Item::customised) ? "yes" : "no");
    known.putAll(PolicyFacts.of(draft.book().policy(), order, items, draft.now()));
  }

  private static String word(Lookup lookup) {
    if (lookup instanceof Lookup.Found) {
      return "found";
    }
    return lookup instanceof Lookup.Unavailable ? "unavailable" : "not-found";
  }

  /** What can be looked up is looked up before a word is said, so the first reply knows it. */
  private static boolean lookUpFirst(Draft draft, Flow flow) {
    var looksUp =
        flow.clarify().stream()
            .anyMatch(step -> step instanceof Step.LookUp && holds(step.when(), draft));
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
        .filter(line -> holds(line.when(), draft))
        .findFirst()
        .ifPresent(line -> draft.say(line.say()));
  }

  private boolean stopsAt(Step step, Draft draft, Flow flow) {
    if (step instanceof Step.Ask ask) {
      return asks(ask, draft);
    }
    return orderIsUnclear(draft, flow);
  }

  private boolean asks(Step.Ask ask, Draft draft) {
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
    if (times >= ASKED_AT_MOST) {
      return giveUp(draft);
    }
    draft.say(ask.with()).reply(stage(draft), ask.slot());
    return true;
  }

  /** The shop knows no such order, or the customer has several: ask which one it is. */
  private boolean orderIsUnclear(Draft draft, Flow flow) {
    var lookup = draft.matter().lookup();
    if (lookup instanceof Lookup.NotFound missed) {
      return orderIsUnknown(draft, flow, missed);
    }
    if (lookup instanceof Lookup.Listed) {
      return askForOrder(draft, "repair/which-of-orders");
    }
    return false;
  }

  /**
   * A number may be mistyped, so it is asked for once more; a second one that the shop does not
   * know is the flow's own case, and nothing else is asked on the way to it.
   */
  private boolean orderIsUnknown(Draft draft, Flow flow, Lookup.NotFound missed) {
    if (draft.matter().slot(UNKNOWN_ORDER).isPresent()) {
      concludeAfterEmpathy(draft, flow);
      return true;
    }
    draft.record(new SlotFilled(UNKNOWN_ORDER, missed.number()));
    draft.say("repair/order-not-found").reply(stage(draft), Matter.ORDER);
    return true;
  }

  private boolean askForOrder(Draft draft, String script) {
    if (draft.matter().timesAsked(Matter.ORDER) > ASKED_AT_MOST) {
      return giveUp(draft);
    }
    draft.say(script).reply(stage(draft), Matter.ORDER);
    return true;
  }

  private static boolean giveUp(Draft draft) {
    draft.say("repair/hand-off-unclear").reply(stage(draft), "");
    draft.handOff("not-understood");
    return true;
  }

  /** The first reply of a complaint is its empathy, whatever it also asks. */
  private static Stage stage(Draft draft) {
    var flow = draft.book().flow(draft.matter().flow());
    var needsEmpathy = flow.filter(f -> f.kind() == Flow.Kind.COMPLAINT).isPresent();
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
    var words = matter.slot(found.note()).filter(said -> !said.equals(Slots.NONE));
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
    for (var step : next.clarify()) {
      if (holds(step.when(), draft) && stopsAt(step, draft, next)) {
        return;
      }
    }
    concludeAfterEmpathy(draft, next);
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
    } else if (isWaiting(draft)) {
      resumeQuestion(draft);
    } else {
      draft.replyAhead(draft.matter().stage());
      run(draft);
    }
  }

  /** After a digression the question that was open is asked again, in other words. */
  void resumeQuestion(Draft draft) {
    if (isWaiting(draft)) {
      draft.say("repair/back-to");
      sayOpenQuestion(draft);
    }
    draft.reply(draft.matter().stage(), draft.matter().question());
  }

  /** Whether the customer owes an answer that can be asked for again. */
  static boolean isWaiting(Draft draft) {
    return openAsk(draft).isPresent() || openPair(draft).isPresent() || asksWhatHappened(draft);
  }

  static void sayOpenQuestion(Draft draft) {
    openAsk(draft).ifPresent(ask -> draft.say(ask.with()));
    openPair(draft).ifPresent(pair -> draft.say("repair/which-one", Offering.titles(pair)));
    if (asksWhatHappened(draft)) {
      draft.say(TurnRules.WHAT_HAPPENED);
    }
  }

  private static boolean asksWhatHappened(Draft draft) {
    return draft.matter().question().equals(TurnRules.ISSUE);
  }

  static Optional<Step.Ask> openAsk(Draft draft) {
    var open = draft.matter().question();
    return draft.book().flow(draft.matter().flow()).stream()
        .flatMap(flow -> flow.clarify().stream())
        .filter(Step.Ask.class::isInstance)
        .map(Step.Ask.class::cast)
        .filter(ask -> ask.slot().equals(open))
        .findFirst();
  }

  private static Optional<Proposal> openPair(Draft draft) {
    return draft
        .matter()
        .openProposal()
        .filter(p -> p.canBeChosenAt(draft.now()) && p.options().size() == 2);
  }
}
