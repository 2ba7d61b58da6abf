package io.amends.channel.agent;

import io.amends.desk.AgentDirectory;
import io.amends.desk.TooManyTriesException;
import java.util.Map;
import org.springframework.core.codec.DecodingException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** {@code POST /api/v1/sign-in}: a name and a password for a token. */
public final class SignInRoutes {

  private static final int LENGTH_AT_MOST = 500;

  private final AgentDirectory directory;

  private SignInRoutes(AgentDirectory directory) {
    this.directory = directory;
  }

  public static RouterFunction<ServerResponse> of(AgentDirectory directory) {
    var routes = new SignInRoutes(directory);
    return RouterFunctions.route().POST("/api/v1/sign-in", routes::signIn).build();
  }

  private Mono<ServerResponse> signIn(ServerRequest request) {
    return request
        .bodyToMono(JsonNode.class)
        .flatMap(body -> signIn(body, address(request)))
        .switchIfEmpty(Mono.defer(SignInRoutes::unreadable))
        .onErrorResume(ServerWebInputException.class, garbage -> unreadable())
        .onErrorResume(DecodingException.class, garbage -> unreadable())
        .onErrorResume(
            TooManyTriesException.class,
            tooMany -> {
              var seconds = Math.max(1, tooMany.retryAfter().toSeconds());
              return problem(
                  HttpStatus.TOO_MANY_REQUESTS,
                  "too many tries; wait a little",
                  Long.toString(seconds));
            });
  }

  private Mono<ServerResponse> signIn(JsonNode body, String address) {
    var name = body.path("name").stringValue("");
    var password = body.path("password").stringValue("");
    if (name.isBlank()
        || password.isEmpty()
        || name.length() > LENGTH_AT_MOST
        || password.length() > LENGTH_AT_MOST) {
      return unreadable();
    }
    return directory
        .signIn(name, password, address)
        .map(token -> ServerResponse.ok().bodyValue(Map.of("token", token)))
        .orElseGet(() -> problem(HttpStatus.UNAUTHORIZED, "name or password is not right", ""));
  }

  private static Mono<ServerResponse> unreadable() {
    return problem(HttpStatus.BAD_REQUEST, "name and password are needed, as JSON texts", "");
  }

  private static Mono<ServerResponse> problem(HttpStatus status, String detail, String retryAfter) {
    var answer = ServerResponse.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (!retryAfter.isEmpty()) {
      answer.header(HttpHeaders.RETRY_AFTER, retryAfter);
    }
    return answer.bodyValue(ProblemDetail.forStatusAndDetail(status, detail));
  }

  private static String address(ServerRequest request) {
    return request
        .remoteAddress()
        .map(remote -> remote.getAddress())
        .map(address -> address.getHostAddress())
        .orElse("unknown");
  }
}
