package io.amends.conversation;

import io.amends.conversation.DecisionEvent.DeadlineSet;
import io.amends.conversation.DecisionEvent.HandoffRequested;
import io.amends.conversation.DecisionEvent.Move;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.conversation.DecisionEvent.SuggestionMade;
import io.amends.conversation.DecisionEvent.SystemSaid;
import io.amends.dialog.FlowBook;
import io.amends.dialog.LocalText;
import io.amends.dialog.Stage;
import io.amends.dialog.Wording;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A decision in the making: what is recorded so far, the conversation after it, and the words of
 * the reply under way. What the assistant may not do itself (copilot, or a person has taken over)
 * is gathered as moves and becomes a suggestion. Lives for one decision, in one thread.
 */
final class Draft {

  /** Name of the deadline at which a silent customer is asked once more. */
  static final String SILENCE = "silence";

  /** Deadlines by which a customer's silence ends. */
  private static final List<String> TIMES =
      List.of(SILENCE, FollowingUp.IDLE, CarryingOut.FOLLOW_UP);

  /** How things are written for this customer. */
  record Locale(LocalText text, ZoneId zone) {}

  private final FlowBook book;
  private final LastGate gate;
  private final ZoneId zone;
  private final Instant now;
  private final List<ConversationEvent> events = new ArrayList<>();
  private final List<Move> moves = new ArrayList<>();
  private final List<String> why = new ArrayList<>();
  private final List<String> scripts = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private Conversation state;
  private boolean isResumed;
  private @Nullable Watch news;
  private String rule = "";
  private String manner = "";

  Draft(Conversation state, FlowBook book, LastGate gate, ZoneId zone, Instant now) {
    this.state = state;
    this.book = book;
    this.gate = gate;
    this.zone = zone;
    this.now = now;
  }

  /** A draft of the same, to see what would be decided; nothing of it is recorded. */
  Draft probe(ZoneId otherZone) {
    return new Draft(state, book, gate, otherZone, now);
  }

  Conversation state() {
    return state;
  }

  Matter matter() {
    return state.matter();
  }

  FlowBook book() {
    return book;
  }

  Instant now() {
    return now;
  }

  ZoneId zone() {
    return zone;
  }

  /** Which rule is at work: part of the reason that an agent sees. */
  void by(String newRule) {
    rule = newRule;
  }

  /** How the next proposal is introduced, where not by its case's own words. */
  void introducing(String script) {
    manner = script;
  }

  /** Script that introduces the next proposal; empty: its case's own. */
  String manner() {
    return manner;
  }

  /** What is said from here on tells how far this remedy is. */
  void telling(Watch remedy) {
    news = remedy;
  }

  /** A reason for the agent: what was used, what was left out and why. */
  void because(String reason) {
    why.add(reason);
  }

  void record(ConversationEvent event) {
    events.add(event);
    state = event.applyTo(state);
  }

  /** Adds a script to the reply under way. */
  Draft say(String script) {
    return say(script, Map.of());
  }

  Draft say(String script, Map<String, String> values) {
    texts.add(text(script, values));
    scripts.add(script);
    return this;
  }

  /** A script in its next wording, without saying it. */
  String text(String script, Map<String, String> values) {
    var all = Placeholders.of(state, new Locale(localText(), zone), now);
    all.putAll(values);
    var times = state.talk().timesSaid(script) + Collections.frequency(scripts, script);
    var wordings = Wording.inTurn(book.script(script), language(), times, all);
    return new Manners(state, texts, gate::apologises).choose(wordings);
  }

  /** Whether something was taken from what the customer just said, if only a new subject. */
  boolean hasLearnt() {
    return events.stream()
        .anyMatch(
            event ->
                event instanceof DecisionEvent.SlotFilled
                    || event instanceof DecisionEvent.FlowStarted);
  }

  boolean isSpeaking() {
    return !scripts.isEmpty();
  }

  /** Ends the reply under way: it answers everything that was not answered. */
  void reply(Stage stage, String asks) {
    var answers = state.talk().unanswered();
    reply(new ReplySent(List.copyOf(scripts), joined(), stage, language(), answers, asks));
  }

  /** A reply of its own that leaves the customer's entries to the one that follows. */
  void replyAhead(Stage stage) {
    reply(new ReplySent(List.copyOf(scripts), joined(), stage, language(), List.of(), ""));
  }

  private void reply(ReplySent reply) {
    var told = Optional.ofNullable(news);
    move(isOwn() ? gate.passOwn(reply, state, told) : gate.pass(reply, state, told));
    silent();
  }

  /** Whether nothing was filled into the words of the reply under way. */
  private boolean isOwn() {
    for (var text : texts) {
      if (!gate.isOwn(text)) {
        return false;
      }
    }
    return true;
  }

  void propose(Proposal proposal) {
    var answers = state.talk().unanswered();
    move(new ProposalMade(proposal, List.copyOf(scripts), joined(), language(), answers, ""));
    silent();
  }

  /** A person takes over. Where one is in charge already there is nothing to hand over. */
  void handOff(String reason) {
    because("handoff: " + reason);
    if (state.desk().assistantSpeaks()) {
      record(new HandoffRequested(reason, now));
    }
  }

  /** Says it, if the guard lets it pass; else other words go out, and a person comes if need be. */
  void move(Move move) {
    move(gate.pass(move, state, Optional.ofNullable(news)));
  }

  private void move(LastGate.Passed passed) {
    passed.reasons().forEach(reason -> because("wording: " + reason));
    if (state.desk().assistantSpeaks()) {
      record(passed.move());
      Promises.said(this, passed.move());
      if (passed.person()) {
        handOff("wording");
      }
    } else {
      moves.add(passed.move());
    }
  }

  /** News that nobody else is there to tell. */
  void tell(SystemSaid said) {
    record(gate.pass(said, state).move());
  }

  LocalText localText() {
    return new LocalText(book, language());
  }

  String language() {
    return state.talk().language().isEmpty() ? "en" : state.talk().language();
  }

  /** The turn is the customer's again, though nothing new was said to him. */
  void resume() {
    isResumed = true;
  }

  /** What was decided, with a time at which the customer is no longer waited for (P14). */
  List<ConversationEvent> done() {
    awaitCustomer();
    if (!moves.isEmpty()) {
      var id = state.id() + "/s" + (state.talk().suggestions() + 1);
      record(new SuggestionMade(id, state.talk().seq(), rule, moves, why));
    }
    return List.copyOf(events);
  }

  /**
   * Nobody is waited for without end: a question or a pair that is open is asked for once more, and
   * a talk in which nothing is asked rests after a while, unless the follow-up is due.
   */
  private void awaitCustomer() {
    var turnIsOurs = state.matter().facts() != null || state.matter().budget() != null;
    var isTimed = !Collections.disjoint(TIMES, state.deadlines().keySet());
    var over = state.stage() == Stage.CLOSED || !state.desk().assistantSpeaks();
    if (turnIsOurs || isTimed || over || !(hasSpoken() || isResumed)) {
      return;
    }
    if (isAsking()) {
      record(new DeadlineSet(SILENCE, now.plus(book.silence())));
    } else {
      record(new DeadlineSet(FollowingUp.IDLE, now.plus(book.idle())));
    }
  }

  private boolean isAsking() {
    return !matter().question().isEmpty() || matter().openProposal().isPresent();
  }

  private boolean hasSpoken() {
    for (var event : events) {
      if (event instanceof ReplySent || event instanceof ProposalMade) {
        return true;
      }
    }
    return false;
  }

  private String joined() {
    if (texts.size() == 1) {
      return texts.get(0);
    }
    var glue = language().startsWith("zh") ? "" : " ";
    return String.join(glue, texts);
  }

  private void silent() {
    scripts.clear();
    texts.clear();
  }
}
