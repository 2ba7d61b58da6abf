package io.amends.simulation;

import io.amends.commerce.Lookup;
import io.amends.conversation.AgentEvent.AgentReleased;
import io.amends.conversation.AgentEvent.AgentSpoke;
import io.amends.conversation.AgentEvent.AgentTook;
import io.amends.conversation.AgentEvent.ApprovalGiven;
import io.amends.conversation.AnswerEvent.DeadlinePassed;
import io.amends.conversation.AnswerEvent.DeliveryFailed;
import io.amends.conversation.AnswerEvent.FactsArrived;
import io.amends.conversation.AnswerEvent.RemedyProgressed;
import io.amends.conversation.Cause;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.CustomerEvent.CustomerSpoke;
import io.amends.conversation.CustomerEvent.OptionClicked;
import io.amends.conversation.CustomerEvent.TurnTaken;
import io.amends.conversation.DecisionEvent.ConversationClosed;
import io.amends.conversation.DecisionEvent.DeadlineCleared;
import io.amends.conversation.DecisionEvent.DeadlineSet;
import io.amends.conversation.DecisionEvent.FlowEnded;
import io.amends.conversation.DecisionEvent.FlowReopened;
import io.amends.conversation.DecisionEvent.FlowResumed;
import io.amends.conversation.DecisionEvent.FlowStarted;
import io.amends.conversation.DecisionEvent.FlowSuspended;
import io.amends.conversation.DecisionEvent.HandoffRequested;
import io.amends.conversation.DecisionEvent.OnlyWayOffered;
import io.amends.conversation.DecisionEvent.OptionAccepted;
import io.amends.conversation.DecisionEvent.OptionsDeclined;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.conversation.DecisionEvent.RemedyRequested;
import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.conversation.DecisionEvent.SlotFilled;
import io.amends.conversation.DecisionEvent.SystemSaid;
import io.amends.conversation.Option;
import io.amends.conversation.Proposal;
import io.amends.conversation.RecordedEvent;
import io.amends.remedy.Offer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Watches what is recorded of one conversation, event by event, and tells what must never be. Keeps
 * its own simple account of it: nothing of the core that decides or folds is asked.
 */
final class Witness {

  /** Risks that bring a person at once; the confidence is the decider's. */
  private static final Set<String> DANGERS =
      Set.of("self-harm", "safety", "legal-threat", "extortion", "privacy");

  private static final double SURE = 0.6;

  /** Questions that may be asked again, for each time means something else. */
  private static final Set<String> PASSING = Set.of("vent", "confirm", "solved", "issue");

  /** What a request is about, by the kinds of PLAYBOOK §3. */
  private static final Map<String, Set<String>> ASKED_FOR =
      Map.of(
          "refund", Set.of("return", "money"),
          "return", Set.of("return"),
          "exchange", Set.of("replace"),
          "resend", Set.of("replace"),
          "repair", Set.of("replace"),
          "compensation", Set.of("keep"),
          "price-refund", Set.of("keep"),
          "cancel-order", Set.of("money"));

  private final OrderBook orders;
  private final List<Breach> breaches = new ArrayList<>();
  private final Map<String, String> deadlines = new TreeMap<>();
  private final Deque<Map<String, String>> aside = new ArrayDeque<>();
  private final Map<String, Proposal> offered = new HashMap<>();
  private final Map<String, Offer> accepted = new HashMap<>();
  private final Set<String> approved = new HashSet<>();
  private final Set<String> requested = new HashSet<>();
  private final Set<Long> unanswered = new TreeSet<>();
  private final Set<Long> answered = new TreeSet<>();
  private final List<Integer> apologies = new ArrayList<>();
  private final Set<String> askedNow = new HashSet<>();
  private Map<String, String> slots = new HashMap<>();
  private Set<String> told = new HashSet<>();
  private boolean orderIsFound;
  private boolean isPersons;
  private boolean isClosed;
  private boolean isUnderWay;
  private boolean isAccepted;
  private boolean inDanger;
  private boolean handedOff;
  private String asks = "";
  private String lastText = "";
  private @Nullable String pair;
  private @Nullable RecordedEvent cause;
  private long version;
  private long seq;
  private int turns;

  Witness(OrderBook orders) {
    this.orders = orders;
  }

  List<Breach> breaches() {
    return breaches;
  }

  /** The customer surely told this; it is not asked again while the subject is the same. */
  void told(String slot) {
    told.add(slot);
  }

  void sees(RecordedEvent recorded) {
    version = recorded.version();
    var event = recorded.event();
    if (event instanceof Cause) {
      cause = recorded;
    }
    if (event.isVisible()) {
      seq++;
    }
    if (event instanceof CustomerSpoke || event instanceof OptionClicked) {
      customerEntered();
    } else if (event instanceof ReplySent reply) {
      assistantSays(reply.text(), reply.scripts(), reply.answers());
      asked(reply.asks());
    } else if (event instanceof SystemSaid said) {
      says(said.text(), said.scripts(), List.of());
    } else if (event instanceof ProposalMade made) {
      proposed(made);
    } else if (event instanceof AgentSpoke spoke) {
      answers(spoke.answers());
      lastText = "";
      asks = spoke.asks();
    } else if (event instanceof TurnTaken turn) {
      turnTaken(turn);
    } else {
      seesOthers(event);
    }
  }

  private void seesOthers(ConversationEvent event) {
    if (event instanceof HandoffRequested) {
      isPersons = true;
      handedOff = true;
      pair = null;
    } else if (event instanceof AgentTook) {
      isPersons = true;
      pair = null;
    } else if (event instanceof AgentReleased released) {
      isPersons = !released.to().equals("assistant");
    } else if (event instanceof DeadlineSet set) {
      deadlines.put(set.deadline(), set.at().toString());
    } else if (event instanceof DeadlineCleared cleared) {
      deadlines.remove(cleared.deadline());
    } else if (event instanceof DeadlinePassed passed) {
      deadlines.remove(passed.deadline());
    } else if (event instanceof ConversationClosed) {
      isClosed = true;
      isUnderWay = false;
      pair = null;
      asks = "";
      deadlines.keySet().retainAll(Set.of("progress"));
    } else if (event instanceof ApprovalGiven approval && approval.approved()) {
      approved.add(approval.proposal());
    } else if (event instanceof RemedyProgressed told && told.state().equals("refused")) {
      undone(told.remedyId());
    } else if (event instanceof DeliveryFailed failed && failed.refused()) {
      undone(failed.dispatch());
    } else {
      seesSubject(event);
    }
  }

  private void seesSubject(ConversationEvent event) {
    if (event instanceof FlowStarted) {
      isUnderWay = true;
      isAccepted = false;
    } else if (event instanceof FlowSuspended) {
      aside.push(slots);
      slots = ofOrder(slots);
      told = new HashSet<>(Set.of("order"));
    } else if (event instanceof FlowResumed) {
      slots = aside.isEmpty() ? slots : aside.pop();
      isUnderWay = true;
    } else if (event instanceof FlowEnded) {
      slots = ofOrder(slots);
      told.retainAll(Set.of("order"));
      isUnderWay = false;
    } else if (event instanceof FlowReopened) {
      slots.remove("wish");
      told.remove("wish");
      isAccepted = false;
    } else if (event instanceof SlotFilled filled && filled.value().isEmpty()) {
      slots.remove(filled.slot());
      orderIsFound &= !filled.slot().equals("order");
    } else if (event instanceof SlotFilled filled) {
      slots.put(filled.slot(), filled.value());
      if (filled.slot().equals("photo") && filled.value().equals("refused")) {
        orders.pages().forEach(page -> page.photoRefused = true);
      }
    } else if (event instanceof FactsArrived facts) {
      orderIsFound = facts.lookup() instanceof Lookup.Found;
    } else if (event instanceof OnlyWayOffered only) {
      offered.put(only.only().id(), only.only());
      only.only().options().forEach(option -> holdsRules(only.only().order(), option));
    } else if (event instanceof OptionAccepted taken) {
      taken(taken);
    } else if (event instanceof OptionsDeclined declined) {
      declined(declined);
    } else if (event instanceof RemedyRequested request) {
      requested(request);
    }
  }

  /** Nobody is being asked any more, everything was heard: now all must be in order. */
  void settled(Instant now) {
    if (!unanswered.isEmpty() && !isPersons) {
      breach("unanswered", "entries " + unanswered);
      unanswered.clear();
    }
    var waits = !asks.isEmpty() || pair != null;
    var timers = new TreeSet<>(deadlines.keySet());
    timers.remove("progress");
    if (waits && !isClosed && !isPersons && timers.isEmpty()) {
      breach("waits-for-ever", asks.isEmpty() ? "for a choice" : "for " + asks);
    } else if (isUnderWay && !isClosed && !isPersons && deadlines.isEmpty()) {
      breach("dead-end", "a flow is under way, nothing is asked, no timer runs");
    }
    if (inDanger && !isPersons) {
      breach("danger-without-person", "");
    }
    inDanger = false;
  }

  boolean wasHandedOff() {
    return handedOff;
  }

  private void customerEntered() {
    unanswered.add(seq);
    if (isClosed) {
      isClosed = false;
      slots = ofOrder(slots);
      told.retainAll(Set.of("order"));
      aside.clear();
      deadlines.keySet().retainAll(Set.of("progress"));
      isAccepted = false;
    }
  }

  private void turnTaken(TurnTaken turn) {
    turns++;
    askedNow.clear();
    for (var heard : turn.heard()) {
      for (var risk : heard.understanding().risks()) {
        inDanger |= DANGERS.contains(risk.code()) && risk.confidence() >= SURE;
      }
      for (var request : heard.understanding().requests()) {
        var kinds = ASKED_FOR.getOrDefault(request.code(), Set.of());
        askedNow.addAll(kinds);
      }
      if (heard.understanding().acts().stream().anyMatch(a -> a.code().equals("counter-offer"))) {
        askedNow.add("keep");
      }
    }
    orders.pages().forEach(page -> page.askedFor.addAll(askedNow));
  }

  /** News of the waiting come from the system, also while a person has it (CONTRACT §1). */
  private void assistantSays(String text, List<String> scripts, List<Long> replyTo) {
    if (isPersons) {
      breach("speaks-over-a-person", text);
    }
    says(text, scripts, replyTo);
  }

  private void says(String text, List<String> scripts, List<Long> replyTo) {
    if (text.isBlank() || text.contains("{") || text.contains("}")) {
      breach("unfilled", text);
    }
    if (text.equals(lastText)) {
      breach("same-words-twice-running", text);
    } else {
      Texts.sharedSentence(lastText, text)
          .ifPresent(shared -> breach("same-sentence-twice-running", shared));
    }
    lastText = text;
    if (Texts.apologises(text)) {
      apologised(text);
    }
    if (inDanger && Texts.speaksOfMoney(text)) {
      breach("money-in-danger", text);
    }
    var tellsDone =
        scripts.stream().anyMatch(s -> s.startsWith("remedies/") && s.endsWith("-done"));
    var saysSo = cause != null && cause.event() instanceof RemedyProgressed p && isDone(p);
    if (tellsDone && !saysSo) {
      breach("done-before-the-shop-said-so", text);
    }
    answers(replyTo);
  }

  private static boolean isDone(RemedyProgressed progressed) {
    return progressed.state().equals("done");
  }

  private void apologised(String text) {
    if (isAccepted) {
      breach("apology-after-acceptance", text);
    }
    if (apologies.stream().anyMatch(turn -> turn > turns - 3)) {
      breach("apologies-too-often", text);
    }
    apologies.add(turns);
  }

  private void asked(String slot) {
    asks = slot;
    var known = slot.equals("order") ? orderIsFound && slots.containsKey(slot) : false;
    known |= !slot.equals("order") && slots.containsKey(slot);
    if (slot.isEmpty() || PASSING.contains(slot)) {
      return;
    }
    if (known) {
      breach("asks-what-is-known", slot + " is " + slots.get(slot));
    } else if (told.contains(slot) && !slot.equals("order")) {
      breach("asks-what-was-told", slot);
    }
  }

  private void answers(List<Long> replyTo) {
    for (var entry : replyTo) {
      if (!answered.add(entry)) {
        breach("answered-twice", "entry " + entry);
      } else if (!unanswered.remove(entry)) {
        breach("answers-nothing", "entry " + entry);
      }
    }
  }

  private void proposed(ProposalMade made) {
    if (made.agent().isEmpty()) {
      assistantSays(made.text(), made.scripts(), made.answers());
    } else {
      answers(made.answers());
      lastText = "";
    }
    asks = "";
    var proposal = made.proposal();
    pair = proposal.id();
    offered.put(proposal.id(), proposal);
    var options = proposal.options();
    if (options.size() != 2) {
      breach("not-two-options", options.size() + "");
      return;
    }
    var first = options.get(0).offer();
    var second = options.get(1).offer();
    if (HouseRules.kind(first).equals(HouseRules.kind(second))) {
      breach("two-of-one-kind", first.remedy() + ", " + second.remedy());
    }
    if (first.cost().minor() > second.cost().minor()) {
      breach("dearer-first", first.cost() + ", " + second.cost());
    }
    options.forEach(option -> holdsRules(proposal.order(), option));
  }

  private void holdsRules(String order, Option option) {
    var page = orders.of(order);
    var offer = option.offer();
    HouseRules.complaints(page.order, offer, page.refusals, page.given())
        .forEach(what -> breach("outside-policy", what));
    var kind = HouseRules.kind(offer);
    if (page.refusedKinds.contains(kind) && !page.askedFor.contains(kind)) {
      breach("refused-kind-again", offer.remedy().code());
    }
  }

  private void taken(OptionAccepted taken) {
    var proposal = offered.get(taken.proposal());
    var isThere =
        proposal != null
            && proposal.options().stream().anyMatch(o -> o.offer().equals(taken.offer()));
    if (!isThere) {
      breach("accepted-what-was-not-offered", taken.offer().remedy().code());
      return;
    }
    accepted.put(taken.proposal(), taken.offer());
    isAccepted = true;
    pair = null;
    asks = "";
  }

  private void declined(OptionsDeclined declined) {
    pair = null;
    var proposal = offered.get(declined.proposal());
    if (proposal != null) {
      var page = orders.of(proposal.order());
      page.refusals++;
      proposal.options().forEach(o -> page.refusedKinds.add(HouseRules.kind(o.offer())));
      page.askedFor.retainAll(askedNow);
    }
  }

  private void requested(RemedyRequested request) {
    var offer = accepted.get(request.id());
    if (offer == null || !offer.equals(request.offer())) {
      breach("does-what-was-not-chosen", request.offer().remedy().code());
    }
    if (!requested.add(request.id())) {
      breach("done-twice", request.offer().remedy().code());
      return;
    }
    if (request.offer().needsApproval() && !approved.contains(request.id())) {
      breach("not-approved", request.offer().remedy().code());
    }
    var page = orders.of(request.order());
    page.chosen.add(request.offer());
    if (page.given() > page.order.amounts().paid().minor()) {
      breach("more-than-was-paid", page.given() + "");
    }
  }

  /** What was not done gives nothing, and may be offered in another form. */
  private void undone(String id) {
    var offer = accepted.get(id);
    orders.pages().forEach(page -> page.chosen.remove(offer));
  }

  private static Map<String, String> ofOrder(Map<String, String> slots) {
    var order = slots.get("order");
    return order == null ? new HashMap<>() : new HashMap<>(Map.of("order", order));
  }

  private void breach(String rule, String what) {
    breaches.add(new Breach(rule, version, what));
  }
}
