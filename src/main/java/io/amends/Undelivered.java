package io.amends;

import io.amends.conversation.AnswerEvent.DeliveryFailed;
import io.amends.conversation.ConversationId;
import io.amends.engine.ConversationEngine;
import io.amends.outbox.UndeliveredListener;
import io.amends.store.Dispatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What never reached the outside comes back to its conversation, where a person takes it up. */
final class Undelivered implements UndeliveredListener {

  private static final Logger LOG = LoggerFactory.getLogger(Undelivered.class);

  private final ConversationEngine engine;
  private final JsonMapper json = JsonMapper.builder().build();

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
    var body = json.readTree(dispatch.body());
    var conversation = body.path("conversation").stringValue("");
    var inFrame = body.path("data").path("conversation").stringValue("");
    var id = conversation.isEmpty() ? inFrame : conversation;
    return id.isEmpty()
        ? Mono.empty()
        : engine.answered(
            new ConversationId(id), new DeliveryFailed(dispatch.id(), reason, refused));
  }
}
