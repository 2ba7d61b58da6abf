package io.amends.shop;

import io.amends.engine.RetryAfter;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Clock;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.util.DefaultUriBuilderFactory;
import org.springframework.web.util.DefaultUriBuilderFactory.EncodingMode;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.JsonNode;

/**
 * The shop's HTTP API, with a bound on everything: time, size, connections, and how often a shop
 * that does not answer is asked. Redirects are not followed, for they would take the token along.
 * Fails with {@link ShopFailure}, {@link BrokenAnswerException}, or what the transport failed with.
 */
public final class ShopClient {

  private static final int MOST_BYTES = 256 * 1024;
  private static final int MOST_CONNECTIONS = 64;
  private static final int MOST_WAITING = 512;
  private static final Duration IDLE = Duration.ofSeconds(20);

  /** Else those of a rush would be open until the next one. */
  private static final Duration LOOK_FOR_IDLE = Duration.ofSeconds(5);

  private final WebClient web;
  private final ShopProperties properties;
  private final Clock clock;
  private final CircuitBreaker breaker;

  /**
   * @throws IllegalArgumentException when no address is configured
   */
  public ShopClient(WebClient.Builder builder, ShopProperties properties, Clock clock) {
    if (!properties.isConfigured()) {
      throw new IllegalArgumentException("amends.shop.url names no shop");
    }
    this.properties = properties;
    this.clock = clock;
    this.breaker = CircuitBreaker.of("shop", breakerConfig(properties.breaker(), clock));
    this.web = web(builder.clone(), properties);
  }

  /**
   * Asks for one thing; empty where there is none (404). The value fills the path's one variable,
   * encoded whole.
   */
  Mono<JsonNode> get(String path, String value) {
    return find(path, value).transform(CircuitBreakerOperator.of(breaker));
  }

  /** Likewise, whatever the breaker says: the outbox has a patience of its own. */
  Mono<JsonNode> find(String path, String value) {
    return web.get()
        .uri(path, value)
        .accept(MediaType.APPLICATION_JSON)
        .exchangeToMono(this::answer)
        .timeout(properties.timeout());
  }

  /** Posts once, whatever the breaker says. */
  Mono<Void> post(String path, String value, String idempotencyKey, byte[] body) {
    return web.post()
        .uri(path, value)
        .header("Idempotency-Key", idempotencyKey)
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(body)
        .exchangeToMono(this::receipt)
        .timeout(properties.remedyTimeout());
  }

  private Mono<JsonNode> answer(ClientResponse response) {
    if (response.statusCode().value() == 404) {
      return response.releaseBody().then(Mono.empty());
    }
    return response.statusCode().value() == 200
        ? response.bodyToMono(byte[].class).defaultIfEmpty(new byte[0]).map(ShopJson::read)
        : failure(response);
  }

  private Mono<Void> receipt(ClientResponse response) {
    return response.statusCode().is2xxSuccessful() ? response.releaseBody() : failure(response);
  }

  private <T> Mono<T> failure(ClientResponse response) {
    var wait =
        RetryAfter.of(
            response.headers().asHttpHeaders().getFirst(HttpHeaders.RETRY_AFTER), clock.instant());
    return response
        .releaseBody()
        .then(Mono.error(() -> new ShopFailure(response.statusCode().value(), wait)));
  }

  private static WebClient web(WebClient.Builder builder, ShopProperties properties) {
    var connections =
        ConnectionProvider.builder("shop")
            .maxConnections(MOST_CONNECTIONS)
            .pendingAcquireMaxCount(MOST_WAITING)
            .maxIdleTime(IDLE)
            .evictInBackground(LOOK_FOR_IDLE)
            .build();
    var uris = new DefaultUriBuilderFactory(properties.url().replaceAll("/+$", ""));
    uris.setEncodingMode(EncodingMode.VALUES_ONLY);
    if (!properties.token().isBlank()) {
      builder.defaultHeaders(headers -> headers.setBearerAuth(properties.token()));
    }
    return builder
        .uriBuilderFactory(uris)
        .clientConnector(new ReactorClientHttpConnector(HttpClient.create(connections)))
        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST_BYTES))
        .build();
  }

  /**
   * A single order that cannot be read, or a question that is refused, is no sign of ill health.
   */
  private static CircuitBreakerConfig breakerConfig(ShopProperties.Breaker breaker, Clock clock) {
    return CircuitBreakerConfig.custom()
        .clock(clock)
        .slidingWindow(
            (int) Math.max(1, breaker.window().toSeconds()),
            breaker.calls(),
            SlidingWindowType.TIME_BASED)
        .failureRateThreshold(breaker.failures())
        .waitDurationInOpenState(breaker.pause())
        .permittedNumberOfCallsInHalfOpenState(breaker.probes())
        .ignoreException(error -> error instanceof ShopFailure failure && !failure.isPassing())
        .writableStackTraceEnabled(false)
        .build();
  }
}
