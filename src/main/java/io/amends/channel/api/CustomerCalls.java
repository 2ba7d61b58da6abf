package io.amends.channel.api;

import io.amends.engine.CustomerEraser;
import java.util.function.Supplier;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Forgets customers. */
final class CustomerCalls {

  private static final int ID_AT_MOST = 200;

  private final Supplier<CustomerEraser> eraser;
  private final Idempotency idempotency;

  CustomerCalls(Supplier<CustomerEraser> eraser, Idempotency idempotency) {
    this.eraser = eraser;
    this.idempotency = idempotency;
  }

  /** Nobody of that name is no error: who erases need not know whether there was something. */
  Mono<Answer> erase(ServerRequest request) {
    Bearer.requireOwner(request);
    var customer = request.pathVariable("id");
    if (customer.isBlank() || customer.length() > ID_AT_MOST) {
      throw Problem.malformed("A customer's id has 1 to " + ID_AT_MOST + " characters.", "id");
    }
    return idempotency.once(
        Idempotency.key(request),
        Idempotency.fingerprint(request, new byte[0]),
        () ->
            eraser
                .get()
                .erase(customer)
                .map(count -> Answer.ok(Json.object().put("conversations", count))));
  }
}
