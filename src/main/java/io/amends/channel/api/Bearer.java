package io.amends.channel.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Lets a call through that shows the API's token, or one of an agent who is signed in. How long the
 * comparison takes tells nothing about the token.
 */
final class Bearer implements HandlerFilterFunction<ServerResponse, ServerResponse> {

  private static final String SCHEME = "Bearer ";
  private static final String OWNER = Bearer.class.getName() + ".owner";

  private final Supplier<String> token;
  private final Predicate<String> agents;

  Bearer(Supplier<String> token, Predicate<String> agents) {
    this.token = token;
    this.agents = agents;
  }

  @Override
  public Mono<ServerResponse> filter(ServerRequest request, HandlerFunction<ServerResponse> next) {
    var header = request.headers().firstHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return refused("Bearer");
    }
    var shown = header.substring(SCHEME.length()).strip();
    boolean isOwner = isToken(shown);
    if (!isOwner && !agents.test(shown)) {
      return refused("Bearer error=\"invalid_token\"");
    }
    request.attributes().put(OWNER, isOwner);
    return next.handle(request);
  }

  /**
   * For what cannot be taken back.
   *
   * @throws Problem if a call that was let through shows an agent's token, not the API's
   */
  static void requireOwner(ServerRequest request) {
    if (!Boolean.TRUE.equals(request.attributes().get(OWNER))) {
      throw Problem.of(HttpStatus.FORBIDDEN, "forbidden", "This call needs the API's own token.");
    }
  }

  private boolean isToken(String shown) {
    var expected = token.get();
    return !expected.isEmpty() && MessageDigest.isEqual(digest(shown), digest(expected));
  }

  private static byte[] digest(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Mono<ServerResponse> refused(String challenge) {
    return Problem.of(
            HttpStatus.UNAUTHORIZED,
            "unauthorized",
            "A valid bearer token is needed.",
            Map.of(HttpHeaders.WWW_AUTHENTICATE, challenge))
        .answer()
        .response();
  }
}
