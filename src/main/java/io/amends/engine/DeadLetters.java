package io.amends.engine;

import io.amends.conversation.AnswerEvent.DeliveryFailed;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.ConversationId;
import io.amends.conversation.DecisionEvent.BudgetRequested;
import io.amends.conversation.DecisionEvent.RemedyRequested;
import io.amends.conversation.RecordedEvent;
import io.amends.remedy.BudgetRequest.Release;
import io.amends.store.DeadLetter;
import io.amends.store.Dispatch;
import io.amends.store.DispatchStore;
import io.amends.store.EventStore;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What could not be delivered: to be seen, and to be sent again by whoever mended what was in the
 * way. Thread-safe; nothing happens before subscription.
 */
public final class DeadLetters {

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final DispatchStore dispatches;
  private final EventStore events;
  private final Runnable dispatched;

  /** What became of one that was to be sent again. */
  public enum Resent {
    /** It is in its lane again, behind what waits there, as if it had never been tried. */
    WAITING,
    /** It is a remedy that was refused, which a person was told: offer it anew. */
    TAKEN_BACK
  }

  /**
   * @param dispatched told when there is something to send
   */
  public DeadLetters(DispatchStore dispatches, EventStore events, Runnable dispatched) {
    this.dispatches = dispatches;
    this.events = events;
    this.dispatched = dispatched;
  }

  /** All of them, oldest first. */
  public Flux<DeadLetter> all() {
    return dispatches.deadLetters();
  }

  /**
   * It goes out again under the same id, by which its receiver knows it. Where that fails once
   * more, a person is told once more.
   */
  public Mono<Resent> send(DeadLetter letter) {
    var id = letter.dispatch().id();
    return isTakenBack(letter.dispatch())
        .flatMap(
            isTakenBack ->
                isTakenBack
                    ? Mono.just(Resent.TAKEN_BACK)
                    : dispatches.unparked(id).then(Mono.fromSupplier(() -> waits(id))));
  }

  private Resent waits(String id) {
    LOG.info("Dispatch {} is sent again, for somebody asked for it", id);
    dispatched.run();
    return Resent.WAITING;
  }

  /**
   * The ledger must not be owed what is done after all, nor a person who was told of a refusal find
   * it done beside what was offered instead.
   */
  private Mono<Boolean> isTakenBack(Dispatch dispatch) {
    return Mono.justOrEmpty(conversationOf(dispatch))
        .flatMapMany(events::history)
        .map(RecordedEvent::event)
        .scan(new Fate(false, false), (fate, event) -> fate.after(event, dispatch.id()))
        .any(Fate::isTakenBack);
  }

  /** What a conversation tells of a dispatch so far. */
  private record Fate(boolean isRemedy, boolean isTakenBack) {

    Fate after(ConversationEvent event, String id) {
      if (event instanceof RemedyRequested requested && requested.id().equals(id)) {
        return new Fate(true, isTakenBack);
      }
      var isReleased =
          event instanceof BudgetRequested asked
              && asked.request() instanceof Release release
              && release.proposal().equals(id);
      var isRefused =
          event instanceof DeliveryFailed failed
              && failed.refused()
              && failed.dispatch().equals(id);
      return new Fate(isRemedy, isTakenBack || isReleased || isRemedy && isRefused);
    }
  }

  /** The conversation that a dispatch is about: what it says names it, for whomever it is. */
  public static Optional<ConversationId> conversationOf(Dispatch dispatch) {
    try {
      var body = JSON.readTree(dispatch.body());
      var named = body.path("conversation").stringValue("");
      var inFrame = body.path("data").path("conversation").stringValue("");
      return Optional.of(named.isEmpty() ? inFrame : named)
          .filter(id -> !id.isEmpty())
          .map(ConversationId::new);
    } catch (JacksonException notOurs) {
      return Optional.empty();
    }
  }
}
