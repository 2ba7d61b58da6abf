package io.amends.channel.api;

import io.amends.channel.MessageReader;
import io.amends.channel.MessageReader.Accepted;
import io.amends.channel.MessageReader.Refused;
import io.amends.conversation.ConversationId;
import io.amends.conversation.Customer;
import io.amends.engine.Acknowledgement;
import io.amends.engine.ConversationEngine;
import io.amends.engine.CustomerMessage;
import io.amends.engine.Opening;
import io.amends.store.AlreadyDeliveredException;
import io.amends.store.DeliveryReceipt;
import io.amends.store.EventStore;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes in what a customer wrote or chose, told by the shop's own server. */
final class MessageCalls {

  private static final String CHANNEL = "api";
  private static final Pattern CHANNEL_NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern LOCALE = Pattern.compile("[A-Za-z0-9-]{1,35}");
  private static final int TAGS_AT_MOST = 50;

  private final ConversationEngine engine;
  private final EventStore store;
  private final MessageReader reader;
  private final Idempotency idempotency;

  MessageCalls(
      ConversationEngine engine, EventStore store, MessageReader reader, Idempotency idempotency) {
    this.engine = engine;
    this.store = store;
    this.reader = reader;
    this.idempotency = idempotency;
  }

  /**
   * @param delivery what the store remembers it by; {@code null}: the caller gave no key
   */
  private record Call(
      ConversationId id, ObjectNode body, @Nullable String delivery, String fingerprint) {}

  Mono<Answer> post(ServerRequest request) {
    var id = Conversations.id(request);
    var key = Idempotency.key(request);
    var delivery = key == null ? null : "key:" + key;
    return Bodies.read(request, Bodies.AT_MOST)
        .flatMap(
            body -> {
              var print = Idempotency.fingerprint(request, body);
              return idempotency.once(
                  key, print, () -> take(new Call(id, Json.read(body), delivery, print)));
            });
  }

  /** What came under the same key before, perhaps to another node, is answered from its receipt. */
  private Mono<Answer> take(Call call) {
    return earlier(call).switchIfEmpty(Mono.defer(() -> takeIn(call)));
  }

  private Mono<Answer> earlier(Call call) {
    return call.delivery() == null
        ? Mono.empty()
        : store.receipt(call.delivery()).flatMap(receipt -> again(call, receipt));
  }

  private static Mono<Answer> again(Call call, DeliveryReceipt receipt) {
    return receipt.fingerprint().equals(call.fingerprint())
        ? Mono.just(
            taken(receipt.conversation(), messageId(call.body()), receipt.seq())
                .with(Idempotency.REPLAYED, "true"))
        : Mono.error(Idempotency.reused());
  }

  private Mono<Answer> takeIn(Call call) {
    var choice = call.body().path("choice");
    return (Fields.isAbsent(choice) ? say(call) : choose(call, choice))
        .flatMap(
            ack -> {
              var answer = Mono.just(taken(call.id(), ack.id(), ack.seq()));
              // Not new: the id was seen, or the key was used by a call that raced with this one.
              return ack.isNew() ? answer : earlier(call).switchIfEmpty(answer);
            });
  }

  private Mono<Acknowledgement> say(Call call) {
    return engine
        .customerSaid(call.id(), opening(call.body()), message(call))
        .onErrorMap(AlreadyDeliveredException.class, used -> Idempotency.reused());
  }

  private CustomerMessage message(Call call) {
    var result = reader.read(call.body());
    if (result instanceof Refused refused) {
      throw Problem.refused(refused.code(), refused.message() + ".", field(refused.message()));
    }
    var message = ((Accepted) result).message();
    return new CustomerMessage(
        message.id(),
        message.text(),
        message.attachments(),
        call.delivery(),
        call.delivery() == null ? "" : call.fingerprint());
  }

  /** A refusal begins with the field that it is about. */
  private static @Nullable String field(String reason) {
    var word = reason.substring(0, Math.max(0, reason.indexOf(' ')));
    return word.startsWith("id") || word.startsWith("text") || word.startsWith("attachments")
        ? word
        : null;
  }

  private Mono<Acknowledgement> choose(Call call, JsonNode choice) {
    var option = choice.path("option");
    if (!option.isIntegralNumber() || !option.canConvertToInt()) {
      throw Problem.malformed("choice.option must be 1 or 2.", "choice.option");
    }
    var proposal = required(choice.path("proposal"), "choice.proposal");
    return engine.customerChose(call.id(), messageId(call.body()), proposal, option.intValue());
  }

  private static String messageId(JsonNode body) {
    return required(body.path("id"), "id");
  }

  private static String required(JsonNode node, String field) {
    var word = Fields.word(node, field);
    if (word.isEmpty()) {
      throw Problem.malformed(field + " is missing.", field);
    }
    return word;
  }

  private static Opening opening(JsonNode body) {
    var channel = Fields.word(body.path("channel"), "channel");
    if (!channel.isEmpty() && !CHANNEL_NAME.matcher(channel).matches()) {
      throw Problem.malformed(
          "channel must have 1 to 40 small letters, digits and hyphens.", "channel");
    }
    return new Opening(
        channel.isEmpty() ? CHANNEL : channel,
        customer(body),
        Fields.word(body.path("order"), "order"));
  }

  private static Customer customer(JsonNode body) {
    var locale = Fields.word(body.path("locale"), "locale");
    if (!locale.isEmpty() && !LOCALE.matcher(locale).matches()) {
      throw Problem.malformed("locale must be a BCP 47 tag, such as zh-Hans.", "locale");
    }
    var customer = body.path("customer");
    if (Fields.isAbsent(customer)) {
      return Customer.guest(locale);
    }
    if (!customer.isObject()) {
      return new Customer(Fields.word(customer, "customer"), "", List.of(), locale);
    }
    return new Customer(
        Fields.word(customer.path("id"), "customer.id"),
        Fields.word(customer.path("name"), "customer.name"),
        Fields.words(customer.path("tags"), "customer.tags", TAGS_AT_MOST),
        locale);
  }

  private static Answer taken(ConversationId conversation, String id, long seq) {
    var body =
        Json.object().put("conversation", conversation.value()).put("id", id).put("seq", seq);
    return Answer.json(202, body);
  }
}
