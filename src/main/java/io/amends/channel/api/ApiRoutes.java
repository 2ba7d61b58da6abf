package io.amends.channel.api;

import io.amends.channel.MessageReader;
import io.amends.engine.ConversationEngine;
import io.amends.engine.CustomerEraser;
import io.amends.engine.DeadLetters;
import io.amends.engine.FlowLibrary;
import io.amends.language.Understander;
import io.amends.store.EventCodec;
import io.amends.store.EventStore;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Every call of {@code /api/v1} (CONTRACT §3), the table of them first. It also answers what is
 * under {@code /api/v1} and no call, so a router with further calls there must come before it.
 */
public final class ApiRoutes {

  private static final String BASE = "/api/v1";

  private final List<Call> calls;
  private final Bearer bearer;

  /**
   * What the API works with.
   *
   * @param zone of a text that comes without a time
   * @param token the API's own; asked for each call, an empty one lets nobody in
   * @param agents whether a token is of an agent who is signed in
   * @param reading where one message is understood
   * @param scheduler does what takes milliseconds or blocks
   */
  public record Parts(
      ConversationEngine engine,
      EventStore store,
      EventCodec codec,
      Supplier<FlowLibrary> library,
      Supplier<Understander> understander,
      Scheduler reading,
      FlowsControl flows,
      MessageReader reader,
      Clock clock,
      ZoneId zone,
      Supplier<String> token,
      Predicate<String> agents,
      Scheduler scheduler,
      Supplier<CustomerEraser> eraser,
      DeadLetters deadLetters) {}

  private record Call(HttpMethod method, String path, Handler handler) {}

  private interface Handler {
    Mono<Answer> handle(ServerRequest request);
  }

  public ApiRoutes(Parts parts) {
    var idempotency = new Idempotency();
    var understand =
        new UnderstandCalls(
            parts.understander(), parts.clock(), parts.zone(), parts.reading(), parts.scheduler());
    var messages = new MessageCalls(parts.engine(), parts.store(), parts.reader(), idempotency);
    var conversations =
        new ConversationCalls(
            parts.engine(),
            parts.store(),
            parts.codec(),
            parts.library(),
            parts.clock(),
            parts.scheduler());
    var flows = new FlowCalls(parts.flows(), parts.scheduler(), idempotency);
    var customers = new CustomerCalls(parts.eraser(), idempotency);
    var letters = new DeadLetterCalls(parts.deadLetters(), idempotency);
    this.bearer = new Bearer(parts.token(), parts.agents());
    this.calls =
        List.of(
            new Call(HttpMethod.POST, "/understand", understand::one),
            new Call(HttpMethod.POST, "/understand/batch", understand::batch),
            new Call(HttpMethod.GET, "/conversations", conversations::find),
            new Call(HttpMethod.GET, "/conversations/{id}", conversations::state),
            new Call(HttpMethod.GET, "/conversations/{id}/events", conversations::events),
            new Call(HttpMethod.GET, "/conversations/{id}/transcript", conversations::transcript),
            new Call(HttpMethod.POST, "/conversations/{id}/messages", messages::post),
            new Call(HttpMethod.POST, "/conversations/{id}/replay", conversations::replay),
            new Call(HttpMethod.DELETE, "/customers/{id}", customers::erase),
            new Call(HttpMethod.GET, "/dead-letters", letters::find),
            new Call(HttpMethod.POST, "/dead-letters/send", letters::send),
            new Call(HttpMethod.POST, "/flows/check", flows::check),
            new Call(HttpMethod.POST, "/flows/reload", flows::reload));
  }

  public RouterFunction<ServerResponse> routes() {
    var routes = RouterFunctions.route();
    for (var call : calls) {
      routes.route(
          RequestPredicates.method(call.method()).and(RequestPredicates.path(BASE + call.path())),
          request -> answered(call.handler(), request));
    }
    methods()
        .forEach(
            (path, allowed) ->
                routes.route(RequestPredicates.path(BASE + path), request -> notAllowed(allowed)));
    routes.route(RequestPredicates.path(BASE + "/**"), request -> noSuchCall());
    return routes.filter(bearer).build();
  }

  private static Mono<ServerResponse> answered(Handler handler, ServerRequest request) {
    return Mono.defer(() -> handler.handle(request))
        .onErrorResume(failure -> Mono.just(Problems.answer(failure)))
        .flatMap(Answer::response);
  }

  private Map<String, String> methods() {
    return calls.stream()
        .collect(
            Collectors.groupingBy(
                Call::path,
                Collectors.mapping(call -> call.method().name(), Collectors.joining(", "))));
  }

  private static Mono<ServerResponse> notAllowed(String allowed) {
    return Problem.of(
            HttpStatus.METHOD_NOT_ALLOWED,
            "method",
            "This call takes " + allowed + " only.",
            Map.of("Allow", allowed))
        .answer()
        .response();
  }

  private static Mono<ServerResponse> noSuchCall() {
    return Problem.notFound("There is no such call.").answer().response();
  }
}
