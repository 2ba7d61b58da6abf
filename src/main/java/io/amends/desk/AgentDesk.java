package io.amends.desk;

import io.amends.conversation.AgentEvent.AgentReleased;
import io.amends.conversation.AgentEvent.AgentSpoke;
import io.amends.conversation.AgentEvent.AgentTook;
import io.amends.conversation.AgentEvent.ApprovalGiven;
import io.amends.conversation.AgentEvent.NoteAdded;
import io.amends.conversation.AgentEvent.SuggestionDismissed;
import io.amends.conversation.AgentEvent.SuggestionSent;
import io.amends.conversation.AgentEvent.Transferred;
import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.ConversationId;
import io.amends.conversation.DecisionEvent.SuggestionMade;
import io.amends.conversation.Matter;
import io.amends.conversation.RecordedEvent;
import io.amends.desk.WordingGate.Outgoing;
import io.amends.engine.Acknowledgement;
import io.amends.engine.ConversationEngine;
import io.amends.engine.ConversationEngine.Act;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What agents do to conversations. Everything happens in the conversation's lane: of two agents
 * that want the same, exactly one gets it (P64). Nothing happens before subscription; when a
 * publisher completes, what was done is durable. Thread-safe.
 *
 * <p>Errors: {@link RefusedException} (nothing was recorded), and those of the engine.
 */
public final class AgentDesk {

  private static final String QUEUE = "queue";
  private static final String ASSISTANT = "assistant";

  private final ConversationEngine engine;
  private final WordingGate gate;
  private final Sending sending;
  private final Clock clock;

  public AgentDesk(ConversationEngine engine, WordingGate gate, Clock clock) {
    this.engine = engine;
    this.gate = gate;
    this.sending = new Sending(gate);
    this.clock = clock;
  }

  /** Takes it; taking one's own again changes nothing. */
  public Mono<Void> take(ConversationId id, String agent) {
    return act(
        id,
        act -> {
          requireNotAnothers(act.conversation(), agent);
          return act.conversation().desk().isHeld()
              ? Mono.empty()
              : act.decide(new AgentTook(agent));
        });
  }

  /**
   * Sends words to the customer. The same message id again gets the same answer and has no second
   * effect. A conversation that nobody holds is the sender's from then on.
   */
  public Mono<Acknowledgement> send(ConversationId id, String agent, AgentMessage message) {
    return act(id, act -> send(act, agent, message, null))
        .onErrorResume(
            Superseded.class,
            older ->
                unsent(id, message.suggestion())
                    .flatMap(found -> act(id, act -> send(act, agent, message, found))));
  }

  /** What an agent should look at in a suggestion before it goes out as it is. Pure. */
  public List<String> warnings(Conversation conversation, SuggestionMade made) {
    var reply = SuggestedReply.of(made);
    return gate.warnings(new Outgoing(reply.text(), reply.text(), reply.options(), conversation));
  }

  /** What an agent should look at in words of their own, as the conversation is now. */
  public Mono<List<String>> warnings(ConversationId id, AgentMessage message) {
    return engine.conversation(id).map(conversation -> warnings(conversation, message));
  }

  private List<String> warnings(Conversation conversation, AgentMessage message) {
    var made = conversation.desk().suggestion();
    var original =
        made != null && made.id().equals(message.suggestion()) ? SuggestedReply.of(made) : null;
    var text = message.text().isBlank() && original != null ? original.text() : message.text();
    return text.isBlank()
        ? List.of()
        : gate.warnings(
            new Outgoing(
                text,
                original == null ? "" : original.text(),
                original == null ? List.of() : original.options(),
                conversation));
  }

  private Mono<Acknowledgement> send(
      Act act, String agent, AgentMessage message, @Nullable SuggestionMade older) {
    var seen = act.seen(message.id());
    if (seen.isPresent()) {
      return Mono.just(new Acknowledgement(message.id(), seen.get(), false));
    }
    var conversation = act.conversation();
    requireNotAnothers(conversation, agent);
    var events = events(conversation, agent, message, older);
    var before = conversation.talk().seq();
    var said = events.stream().anyMatch(ConversationEvent::isVisible) ? before + 1 : before;
    return act.say(events).thenReturn(new Acknowledgement(message.id(), said, true));
  }

  private List<ConversationEvent> events(
      Conversation conversation,
      String agent,
      AgentMessage message,
      @Nullable SuggestionMade older) {
    if (message.suggestion().isEmpty()) {
      return sending.freeText(conversation, agent, message);
    }
    var newest = conversation.desk().suggestion();
    var isNewest = newest != null && newest.id().equals(message.suggestion());
    var made = isNewest ? newest : older;
    if (made == null) {
      throw new Superseded();
    }
    return sending.suggestion(conversation, agent, message, made, isNewest, clock.instant());
  }

  /** Turns a suggestion down; the flow waits for the agent or the customer. */
  public Mono<Void> dismiss(ConversationId id, String agent, String suggestion, String reason) {
    return act(
        id,
        act -> {
          requireNotAnothers(act.conversation(), agent);
          var newest = act.conversation().desk().suggestion();
          if (newest == null || !newest.id().equals(suggestion)) {
            return Mono.error(new NotFoundException("suggestion"));
          }
          return act.record(List.of(new SuggestionDismissed(agent, suggestion, reason)));
        });
  }

  /** Keeps a note for colleagues, whoever holds the conversation (P65). */
  public Mono<Void> note(ConversationId id, String agent, String text) {
    return act(id, act -> act.record(List.of(new NoteAdded(agent, text))));
  }

  /** Hands it on; it waits again, for {@code to}: an agent, a line or the queue. */
  public Mono<Void> transfer(ConversationId id, String agent, String to) {
    if (to.equals(QUEUE)) {
      return release(id, agent, QUEUE);
    }
    return act(
        id,
        act -> {
          if (act.conversation().desk().isHeld()) {
            requireHolder(act.conversation(), agent);
          }
          return act.record(List.of(new Transferred(agent, to, clock.instant())));
        });
  }

  /**
   * Gives it back.
   *
   * @param to {@code assistant}: the flow goes on where it was; {@code queue}: it waits again
   */
  public Mono<Void> release(ConversationId id, String agent, String to) {
    if (!to.equals(ASSISTANT) && !to.equals(QUEUE)) {
      return Mono.error(new IllegalArgumentException("released to assistant or queue"));
    }
    return act(
        id,
        act -> {
          requireHolder(act.conversation(), agent);
          return act.decide(new AgentReleased(agent, to, clock.instant()));
        });
  }

  /** Back to the queue, if an agent who is not there holds it and the customer waits for words. */
  public Mono<Void> reclaim(ConversationId id, String agent) {
    return act(
        id,
        act -> {
          var talk = act.conversation().talk();
          var waits = !talk.unanswered().isEmpty() || !talk.unheard().isEmpty();
          return waits && act.conversation().desk().agent().equals(agent)
              ? act.decide(new AgentReleased(agent, QUEUE, clock.instant()))
              : Mono.empty();
        });
  }

  /** Decides on a remedy above the limit, once; any agent may, whoever holds the conversation. */
  public Mono<Void> approve(
      ConversationId id, String agent, String proposal, boolean yes, String reason) {
    return act(
        id,
        act -> {
          var matter = act.conversation().matter();
          var accepted = matter.accepted();
          if (accepted == null
              || !accepted.proposal().equals(proposal)
              || !accepted.offer().needsApproval()) {
            return Mono.error(new NotFoundException("proposal that waits for approval"));
          }
          var given = matter.approved();
          if (given == null) {
            var approval = new ApprovalGiven(agent, proposal, yes, reason);
            return yes ? paid(act, approval) : act.decide(approval);
          }
          return given == yes
              ? Mono.empty()
              : Mono.error(new NotFoundException("proposal that waits for approval"));
        });
  }

  private Mono<Void> paid(Act act, ApprovalGiven approval) {
    var order = act.conversation().matter().slot(Matter.ORDER).orElse("");
    return engine
        .approves(order, approval.proposal(), approval.agent())
        .flatMap(
            obstacle ->
                obstacle.isEmpty()
                    ? act.decide(approval)
                    : Mono.error(new OverBudgetException(obstacle)));
  }

  private <T> Mono<T> act(ConversationId id, Function<Act, Mono<T>> work) {
    return engine.act(
        id,
        act ->
            act.conversation().isOpened()
                ? work.apply(act)
                : Mono.error(new NotFoundException("conversation")));
  }

  private static void requireNotAnothers(Conversation conversation, String agent) {
    var holder = conversation.desk().agent();
    if (!holder.isEmpty() && !holder.equals(agent)) {
      throw new TakenException(holder);
    }
  }

  private static void requireHolder(Conversation conversation, String agent) {
    if (!conversation.desk().agent().equals(agent)) {
      throw new NotYoursException();
    }
  }

  /**
   * An older suggestion that nobody sent or dismissed; read outside the lane, for it may take long.
   */
  private Mono<SuggestionMade> unsent(ConversationId id, String suggestion) {
    return engine
        .events(id)
        .map(RecordedEvent::event)
        .filter(event -> suggestion.equals(suggestionOf(event)))
        .reduce((first, second) -> second)
        .ofType(SuggestionMade.class)
        .switchIfEmpty(Mono.error(() -> new NotFoundException("suggestion")));
  }

  private static @Nullable String suggestionOf(ConversationEvent event) {
    if (event instanceof SuggestionMade made) {
      return made.id();
    }
    if (event instanceof AgentSpoke spoke) {
      return spoke.suggestion();
    }
    if (event instanceof SuggestionSent sent) {
      return sent.suggestion();
    }
    return event instanceof SuggestionDismissed dismissed ? dismissed.suggestion() : null;
  }

  /** It is not the newest suggestion: where it went must be looked up. */
  private static final class Superseded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Superseded() {
      super("not the newest suggestion", null, false, false);
    }
  }
}
