package io.amends.channel.api;

import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * What every answer of the server tells a browser: run nothing that is not ours, guess no types,
 * send no addresses along, and keep no answer of the API.
 */
public final class SecurityHeaders implements WebFilter {

  static final String CSP =
      "default-src 'self'; style-src 'self'; img-src 'self' https: data:;"
          + " connect-src 'self' ws: wss:; frame-ancestors 'self'";

  private static final String API = "/api/";

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    var headers = exchange.getResponse().getHeaders();
    headers.set("Content-Security-Policy", CSP);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    if (exchange.getRequest().getPath().pathWithinApplication().value().startsWith(API)) {
      headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    return chain.filter(exchange);
  }
}
