package io.amends.channel.agent;

import io.amends.channel.MessageReader;
import io.amends.channel.agent.Failures.BadFrameException;
import io.amends.conversation.ConversationId;
import io.amends.desk.AgentMessage;
import io.amends.desk.AgentPresence;
import io.amends.desk.NotFoundException;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an agent's frames do. Each is answered with an {@code ack} where it has an id; what cannot
 * be done fails, and the connection explains it.
 */
final class AgentCommands {

  private static final int REASON_AT_MOST = 2_000;
  private static final int NAME_AT_MOST = 200;
  private static final int CAPACITY_AT_MOST = 1_000;
  private static final int CAPACITY = 5;
  private static final Set<String> STATUSES = Set.of(AgentPresence.AVAILABLE, AgentPresence.AWAY);

  private final AgentSocket.Parts parts;
  private final String agent;
  private final Following following;

  AgentCommands(AgentSocket.Parts parts, String agent, Following following) {
    this.parts = parts;
    this.agent = agent;
    this.following = following;
  }

  /** Does what the frame says; the answer to it, or nothing. */
  Mono<ObjectNode> carryOut(ObjectNode frame) {
    return Mono.defer(
        () ->
            switch (frame.path("type").stringValue()) {
              case "presence" -> done(frame, presence(frame));
              case "watch" -> done(frame, watch(frame));
              case "take" -> done(frame, take(frame));
              case "send" -> send(frame);
              case "approve" -> done(frame, approve(frame));
              case "dismiss" -> done(frame, dismiss(frame));
              case "note" -> done(frame, note(frame));
              case "transfer" -> done(frame, transfer(frame));
              case "release" -> done(frame, release(frame));
              case "typing" -> typing(frame);
              case "hello" -> throw new BadFrameException("malformed", "hello was said already");
              default -> throw new BadFrameException("unknown-type", "no frame has this type");
            });
  }

  private Mono<Void> presence(ObjectNode frame) {
    var status = text(frame, "status", NAME_AT_MOST);
    var capacity = frame.path("capacity").intValue(CAPACITY);
    if (!STATUSES.contains(status) || capacity < 1 || capacity > CAPACITY_AT_MOST) {
      throw new BadFrameException(
          "malformed", "presence needs status available or away, and capacity 1 or more");
    }
    return Mono.fromRunnable(() -> parts.presence().choose(agent, status, capacity));
  }

  private Mono<Void> watch(ObjectNode frame) {
    var id = conversation(frame);
    return parts
        .engine()
        .conversation(id)
        .filter(conversation -> conversation.isOpened())
        .switchIfEmpty(Mono.error(() -> new NotFoundException("conversation")))
        .doOnNext(opened -> following.follow(id))
        .then();
  }

  private Mono<Void> take(ObjectNode frame) {
    var id = conversation(frame);
    return Mono.fromRunnable(() -> following.taking(id))
        .then(parts.desk().take(id, agent))
        .doOnSuccess(done -> following.follow(id))
        .doOnError(failure -> following.notTaken(id));
  }

  private Mono<ObjectNode> send(ObjectNode frame) {
    var messageId = frame.path("id").stringValue("");
    if (!MessageReader.isId(messageId)) {
      throw new BadFrameException("malformed", "send needs an id");
    }
    var text = MessageReader.wellFormed(optional(frame, "text", Integer.MAX_VALUE));
    var suggestion = optional(frame, "suggestion", NAME_AT_MOST + NAME_AT_MOST);
    if (text.codePointCount(0, text.length()) > parts.limits().codePoints()) {
      throw new BadFrameException("too-long", "the text is too long");
    }
    if (text.isBlank() && suggestion.isEmpty()) {
      throw new BadFrameException("empty", "there is neither a text nor a suggestion");
    }
    var confirm = frame.path("confirm").booleanValue(false);
    var id = conversation(frame);
    var message = new AgentMessage(messageId, text, suggestion, confirm);
    return parts
        .desk()
        .warnings(id, message)
        .flatMap(
            warnings ->
                parts
                    .desk()
                    .send(id, agent, message)
                    .map(done -> warned(ack(done.id()).put("seq", done.seq()), warnings)));
  }

  /** It went out; what somebody should look at in it goes along with the receipt. */
  private static ObjectNode warned(ObjectNode ack, List<String> warnings) {
    if (!warnings.isEmpty()) {
      var array = ack.putArray("warnings");
      warnings.forEach(array::add);
    }
    return ack;
  }

  private Mono<Void> approve(ObjectNode frame) {
    var decision = text(frame, "decision", NAME_AT_MOST);
    if (!decision.equals("yes") && !decision.equals("no")) {
      throw new BadFrameException("malformed", "decision is yes or no");
    }
    var proposal = text(frame, "proposal", NAME_AT_MOST + NAME_AT_MOST);
    var reason = optional(frame, "reason", REASON_AT_MOST);
    return parts
        .desk()
        .approve(conversation(frame), agent, proposal, decision.equals("yes"), reason);
  }

  /** A suggestion's id begins with its conversation's, so the frame need not name it. */
  private Mono<Void> dismiss(ObjectNode frame) {
    var suggestion = text(frame, "suggestion", NAME_AT_MOST + NAME_AT_MOST);
    var slash = suggestion.lastIndexOf('/');
    var named = frame.path("conversation").isString();
    if (!named && (slash < 1 || slash > NAME_AT_MOST)) {
      return Mono.error(new NotFoundException("suggestion"));
    }
    var id = named ? conversation(frame) : new ConversationId(suggestion.substring(0, slash));
    return parts.desk().dismiss(id, agent, suggestion, optional(frame, "reason", REASON_AT_MOST));
  }

  private Mono<Void> note(ObjectNode frame) {
    var text = text(frame, "text", parts.limits().codePoints());
    return parts.desk().note(conversation(frame), agent, MessageReader.wellFormed(text));
  }

  private Mono<Void> transfer(ObjectNode frame) {
    return parts.desk().transfer(conversation(frame), agent, text(frame, "to", NAME_AT_MOST));
  }

  private Mono<Void> release(ObjectNode frame) {
    var to = text(frame, "to", NAME_AT_MOST);
    if (!to.equals("assistant") && !to.equals("queue")) {
      throw new BadFrameException("malformed", "release is to assistant or queue");
    }
    return parts.desk().release(conversation(frame), agent, to);
  }

  /** Who does not hold a conversation is not seen typing in it. */
  private Mono<ObjectNode> typing(ObjectNode frame) {
    var id = conversation(frame);
    return Mono.fromRunnable(
        () -> {
          if (parts.room().heldBy(agent).contains(id)) {
            parts.engine().agentTypes(id, agent);
          }
        });
  }

  private static Mono<ObjectNode> done(ObjectNode frame, Mono<Void> work) {
    var id = frame.path("id").stringValue("");
    return work.then(Mono.defer(() -> id.isEmpty() ? Mono.empty() : Mono.just(ack(id))));
  }

  private static ObjectNode ack(String id) {
    return JsonNodeFactory.instance.objectNode().put("type", "ack").put("id", id);
  }

  private static ConversationId conversation(ObjectNode frame) {
    return new ConversationId(text(frame, "conversation", NAME_AT_MOST));
  }

  private static String text(ObjectNode frame, String field, int atMost) {
    var text = optional(frame, field, atMost);
    if (text.isBlank()) {
      throw new BadFrameException("malformed", field + " is missing");
    }
    return text;
  }

  private static String optional(ObjectNode frame, String field, int atMost) {
    var node = frame.path(field);
    if (node.isMissingNode() || node.isNull()) {
      return "";
    }
    if (!node.isString() || node.stringValue().length() > atMost) {
      throw new BadFrameException(
          "malformed", field + " is a text of at most " + atMost + " characters");
    }
    return node.stringValue();
  }
}
