package io.amends;

import io.amends.conversation.AnswerEvent.DeliveryFailed;
import io.amends.engine.ConversationEngine;
import io.amends.engine.DeadLetters;
import io.amends.outbox.UndeliveredListener;
import io.amends.store.Dispatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** What never reached the outside comes back to its conversation, where a person takes it up. */
final class Undelivered implements UndeliveredListener {

  private static final Logger LOG = LoggerFactory.getLogger(Undelivered.class);

  private final ConversationEngine engine;

  Undelivered(ConversationEngine engine) {
    this.engine = engine;
  }

  @Override
  public Mono<Void> undelivered(Dispatch dispatch, String reason) {
    return tell(dispatch, reason, false);
  }

  @Override
  public Mono<Void> refused(Dispatch dispatch, String reason) {
    return tell(dispatch, reason, true);
  }

  private Mono<Void> tell(Dispatch dispatch, String reason, boolean refused) {
    LOG.warn("{} is given up: {}", dispatch.id(), reason);
    return Mono.justOrEmpty(DeadLetters.conversationOf(dispatch))
        .flatMap(id -> engine.answered(id, new DeliveryFailed(dispatch.id(), reason, refused)));
  }
}
