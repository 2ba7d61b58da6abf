package io.amends.channel.widget;

import io.amends.channel.Frames;
import io.amends.channel.MessageReader;
import io.amends.engine.Acknowledgement;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a customer sends after the hello: messages, choices, ratings. */
final class WidgetTalk {

  private static final int COMMENT_LENGTH = 2_000;

  private final WidgetSocket.Parts parts;
  private final Visitor visitor;
  private final Consumer<ObjectNode> send;

  WidgetTalk(WidgetSocket.Parts parts, Visitor visitor, Consumer<ObjectNode> send) {
    this.parts = parts;
    this.visitor = visitor;
    this.send = send;
  }

  Mono<Void> message(ObjectNode frame) {
    var read = parts.messages().read(frame);
    if (read instanceof MessageReader.Refused refused) {
      return refuse(refused.code(), refused.message(), frame);
    }
    var message = ((MessageReader.Accepted) read).message();
    visitor.own().add(message.id());
    return acknowledged(
        parts.engine().customerSaid(visitor.conversation(), visitor.opening(), message), true);
  }

  Mono<Void> choose(ObjectNode frame) {
    var proposal = frame.path("proposal");
    var option = frame.path("option").intValue(0);
    if (!hasId(frame) || !proposal.isString() || option < 1 || option > 2) {
      return refuse("malformed", "choose needs id, proposal and option 1 or 2", frame);
    }
    var id = frame.path("id").stringValue();
    visitor.own().add(id);
    return acknowledged(
        parts.engine().customerChose(visitor.conversation(), id, proposal.stringValue(), option),
        true);
  }

  Mono<Void> rate(ObjectNode frame) {
    var score = frame.path("score").intValue(0);
    var comment = frame.path("comment").stringValue("");
    if (!hasId(frame) || score < 1 || score > 5 || comment.length() > COMMENT_LENGTH) {
      return refuse("malformed", "rate needs id and score 1 to 5", frame);
    }
    var id = frame.path("id").stringValue();
    return acknowledged(
        parts.engine().customerRated(visitor.conversation(), visitor.opening(), id, score, comment),
        false);
  }

  private Mono<Void> acknowledged(Mono<Acknowledgement> work, boolean withSeq) {
    return work.doOnNext(
            done -> {
              if (!done.isNew()) {
                visitor.own().remove(done.id());
              }
              var ack = parts.json().createObjectNode().put("type", "ack").put("id", done.id());
              send.accept(withSeq ? ack.put("seq", done.seq()) : ack);
            })
        .then();
  }

  private Mono<Void> refuse(String code, String message, ObjectNode frame) {
    send.accept(Frames.error(code, message, idOf(frame), null));
    return Mono.empty();
  }

  private static boolean hasId(JsonNode frame) {
    var id = frame.path("id");
    return id.isString() && !id.stringValue().isBlank() && id.stringValue().length() <= 200;
  }

  private static @Nullable String idOf(JsonNode frame) {
    return frame.path("id").isString() ? frame.path("id").stringValue() : null;
  }
}
