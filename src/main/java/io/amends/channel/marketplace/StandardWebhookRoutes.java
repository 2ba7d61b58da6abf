package io.amends.channel.marketplace;

import io.amends.channel.MessageReader;
import io.amends.conversation.ConversationId;
import io.amends.conversation.Customer;
import io.amends.engine.Acknowledgement;
import io.amends.engine.ConversationEngine;
import io.amends.engine.CustomerMessage;
import io.amends.engine.EngineBusyException;
import io.amends.engine.ErasedException;
import io.amends.engine.Opening;
import io.amends.engine.ProposalClosedException;
import io.amends.store.StoreUnavailableException;
import java.time.Clock;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code POST /webhooks/standard} (CONTRACT §4): answered 2xx only after the event is durable; the
 * same event again is answered 2xx and has no second effect. Where no secret is set there is
 * nothing here.
 */
public final class StandardWebhookRoutes {

  private static final int BODY_BYTES = 4 * 1024 * 1024;
  private static final String RETRY_SECONDS = "2";

  private final ConversationEngine engine;
  private final StandardWebhookSignature signature;
  private final StandardWebhookReader reader = new StandardWebhookReader();
  private final Clock clock;

  /**
   * @throws IllegalArgumentException when a secret is none
   */
  public StandardWebhookRoutes(
      ConversationEngine engine, StandardWebhookProperties properties, Clock clock) {
    this.engine = engine;
    this.signature = new StandardWebhookSignature(properties.secret());
    this.clock = clock;
  }

  public RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route().POST("/webhooks/standard", this::receive).build();
  }

  private Mono<ServerResponse> receive(ServerRequest request) {
    var headers = request.headers().asHttpHeaders();
    return DataBufferUtils.join(request.body(BodyExtractors.toDataBuffers()), BODY_BYTES)
        .map(StandardWebhookRoutes::bytes)
        .defaultIfEmpty(new byte[0])
        .flatMap(body -> receive(headers, body))
        .onErrorResume(StandardWebhookRoutes::explained);
  }

  private Mono<ServerResponse> receive(HttpHeaders headers, byte[] body) {
    if (!signature.verifies(headers, body, clock.instant())) {
      return problem(HttpStatus.UNAUTHORIZED, "the signature does not verify, or is too old");
    }
    var read = reader.read(body);
    if (read instanceof InboundMessage.Malformed malformed) {
      return problem(HttpStatus.BAD_REQUEST, malformed.field() + ": " + malformed.why());
    }
    if (read instanceof InboundMessage.Message message) {
      var delivery = headers.getFirst(StandardWebhookSignature.ID);
      return taken(message, String.valueOf(delivery)).then(ServerResponse.noContent().build());
    }
    return ServerResponse.noContent().build();
  }

  private Mono<Acknowledgement> taken(InboundMessage.Message message, String delivery) {
    var id = new ConversationId(message.conversation());
    var choice = message.choice();
    if (choice != null) {
      return engine
          .customerChose(id, message.id(), choice.proposal(), choice.option())
          // Late is not wrong: a sender that is told 4xx would be none the wiser.
          .onErrorResume(ProposalClosedException.class, closed -> Mono.empty());
    }
    var customer = new Customer(message.customer(), "", List.of(), "");
    return engine.customerSaid(
        id,
        new Opening(StandardDispatcher.STANDARD, customer, message.order()),
        // The webhook-id alone tells one event from another (CONTRACT §4), so no fingerprint.
        new CustomerMessage(
            message.id(),
            MessageReader.wellFormed(message.text()),
            message.attachments(),
            StandardDispatcher.STANDARD + " " + delivery,
            ""));
  }

  private static byte[] bytes(DataBuffer buffer) {
    var bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    return bytes;
  }

  private static Mono<ServerResponse> explained(Throwable failure) {
    if (failure instanceof DataBufferLimitException) {
      return problem(
          HttpStatus.CONTENT_TOO_LARGE, "a webhook has at most " + BODY_BYTES + " bytes");
    }
    if (failure instanceof StoreUnavailableException || failure instanceof EngineBusyException) {
      var detail =
          ProblemDetail.forStatusAndDetail(
              HttpStatus.SERVICE_UNAVAILABLE, "it was not acknowledged; please send it again");
      return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
          .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
          .bodyValue(detail);
    }
    if (failure instanceof ErasedException) {
      return problem(
          HttpStatus.CONFLICT, "the conversation was erased: begin one under another id");
    }
    return Mono.error(failure);
  }

  private static Mono<ServerResponse> problem(HttpStatus status, String why) {
    return ServerResponse.status(status).bodyValue(ProblemDetail.forStatusAndDetail(status, why));
  }
}
