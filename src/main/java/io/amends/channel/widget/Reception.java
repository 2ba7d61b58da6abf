package io.amends.channel.widget;

import io.amends.conversation.ConversationId;
import io.amends.conversation.Customer;
import io.amends.engine.ErasedException;
import io.amends.engine.Opening;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Hears a {@code hello}: a new visitor, or one that comes back with its token. */
final class Reception {

  /** Never a silent new conversation: who comes back must know that nothing is left. */
  static final String GONE = "this conversation is not kept any more";

  private static final int FIELD_LENGTH = 200;

  private final WidgetSocket.Parts parts;

  Reception(WidgetSocket.Parts parts) {
    this.parts = parts;
  }

  /** What became of a hello. */
  sealed interface Outcome permits Admitted, Refused {}

  record Admitted(Visitor visitor) implements Outcome {}

  /**
   * @param ends whether the socket is closed
   */
  record Refused(String code, String message, boolean ends) implements Outcome {}

  Mono<Outcome> receive(ObjectNode hello) {
    var locale = text(hello, "locale").orElse("");
    var order = text(hello, "order").orElse("");
    if (!hello.path("after").isMissingNode() && !hello.path("after").isIntegralNumber()) {
      return refuse("malformed", "after is the last seq that was seen, a whole number", false);
    }
    var after = Math.max(0, hello.path("after").longValue(0));
    var customer = Optional.of(Customer.guest(locale));
    if (hello.hasNonNull("identity")) {
      customer = text(hello, "identity", 8_000).flatMap(t -> parts.identities().read(t, locale));
    }
    if (customer.isEmpty()) {
      return refuse("identity", "the identity is not valid here, or has expired", true);
    }
    var opening = new Opening("widget", customer.get(), order);
    if (!hello.hasNonNull("conversation")) {
      return admit(visitor(parts.tokens().newConversation(), after, opening));
    }
    return resume(hello, after, opening);
  }

  private Mono<Outcome> resume(ObjectNode hello, long after, Opening opening) {
    var id = text(hello, "conversation");
    var token = text(hello, "token");
    var mayResume =
        id.isPresent()
            && token.isPresent()
            && parts.tokens().isFor(new ConversationId(id.get()), token.get());
    if (!mayResume) {
      return refuse("token", "the token does not belong to this conversation", true);
    }
    var conversation = new ConversationId(id.get());
    return parts
        .engine()
        .conversation(conversation)
        .flatMap(
            state ->
                isSomebodyElse(state.customer(), opening.customer())
                    ? refuse("identity", "the conversation is another customer's", true)
                    : admit(visitor(conversation, after, opening)))
        .onErrorResume(ErasedException.class, erased -> refuse("token", GONE, true));
  }

  private static Visitor visitor(ConversationId id, long after, Opening opening) {
    return new Visitor(id, after, opening, ConcurrentHashMap.newKeySet());
  }

  private static boolean isSomebodyElse(Customer known, Customer comes) {
    return known.isIdentified() && comes.isIdentified() && !known.id().equals(comes.id());
  }

  private static Optional<String> text(ObjectNode frame, String field) {
    return text(frame, field, FIELD_LENGTH);
  }

  private static Optional<String> text(ObjectNode frame, String field, int atMost) {
    var node = frame.path(field);
    return node.isString() && !node.stringValue().isBlank() && node.stringValue().length() <= atMost
        ? Optional.of(node.stringValue())
        : Optional.empty();
  }

  private static Mono<Outcome> admit(Visitor visitor) {
    return Mono.just(new Admitted(visitor));
  }

  private static Mono<Outcome> refuse(String code, String message, boolean ends) {
    return Mono.just(new Refused(code, message, ends));
  }
}
