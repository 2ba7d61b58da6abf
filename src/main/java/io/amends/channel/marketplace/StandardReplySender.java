package io.amends.channel.marketplace;

import io.amends.engine.ChannelRejectedException;
import io.amends.engine.ChannelUnavailableException;
import io.amends.engine.RetryAfter;
import io.amends.engine.Sender;
import io.amends.store.Dispatch;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Posts replies to the configured address as Standard Webhooks: the same {@code webhook-id} at
 * every attempt, a fresh timestamp and signature at each. Only 2xx is success; redirects are not
 * followed. The address is the operator's own word, so it may be a private one.
 *
 * <p>An address that is gone (410) is final at once. One that finds fault with the content (400,
 * 413, 422) gets {@value #PATIENCE} attempts, some minutes in which a bad release is rolled back;
 * then it is final too, for the rest of the conversation waits behind it. Anything else, a wrong
 * address or token included, is worth trying again for as long as the outbox does.
 */
public final class StandardReplySender implements Sender {

  static final int PATIENCE = 8;

  private static final Logger log = LoggerFactory.getLogger(StandardReplySender.class);
  private static final String DESTINATION = "standard";
  private static final Set<Integer> FAULT_WITH_CONTENT = Set.of(400, 413, 422);
  private static final int MOST_CONNECTIONS = 64;
  private static final Duration IDLE = Duration.ofSeconds(20);

  /** Else those of a rush would be open until the next one. */
  private static final Duration LOOK_FOR_IDLE = Duration.ofSeconds(5);

  private final WebClient web;
  private final StandardWebhookProperties properties;
  private final StandardWebhookSignature signature;
  private final Clock clock;

  /**
   * @throws IllegalArgumentException when the address or a secret is none
   */
  public StandardReplySender(
      WebClient.Builder builder, StandardWebhookProperties properties, Clock clock) {
    this.properties = properties;
    this.signature = new StandardWebhookSignature(properties.replySecret());
    this.clock = clock;
    this.web = web(builder.clone(), properties);
  }

  @Override
  public String destination() {
    return DESTINATION;
  }

  @Override
  public Mono<Void> send(Dispatch dispatch) {
    return Mono.defer(() -> post(dispatch, dispatch.body().getBytes(StandardCharsets.UTF_8)))
        .timeout(properties.timeout())
        .onErrorMap(StandardReplySender::classified);
  }

  private Mono<Void> post(Dispatch dispatch, byte[] body) {
    var now = clock.instant();
    return web.post()
        .header(StandardWebhookSignature.ID, dispatch.id())
        .header(StandardWebhookSignature.TIMESTAMP, Long.toString(now.getEpochSecond()))
        .header(StandardWebhookSignature.SIGNATURE, signature.sign(dispatch.id(), now, body))
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(body)
        .exchangeToMono(
            response -> response.releaseBody().then(outcome(response, dispatch.attempts() + 1)));
  }

  private Mono<Void> outcome(ClientResponse response, int attempt) {
    int status = response.statusCode().value();
    if (response.statusCode().is2xxSuccessful()) {
      return Mono.empty();
    }
    if (status == 410) {
      log.warn("The reply address answers 410: it is gone for good; replies to it are parked");
    }
    if (status == 410 || (FAULT_WITH_CONTENT.contains(status) && attempt >= PATIENCE)) {
      return Mono.error(new ChannelRejectedException("the reply address answered " + status));
    }
    var wait =
        RetryAfter.of(
            response.headers().asHttpHeaders().getFirst(HttpHeaders.RETRY_AFTER), clock.instant());
    return Mono.error(
        new ChannelUnavailableException("the reply address answered " + status, wait));
  }

  private static Throwable classified(Throwable error) {
    if (error instanceof ChannelRejectedException || error instanceof ChannelUnavailableException) {
      return error;
    }
    var why =
        error instanceof TimeoutException
            ? "the reply address did not answer in time"
            : "the reply address cannot be reached: " + error.getClass().getSimpleName();
    return new ChannelUnavailableException(why, null);
  }

  /** One attempt is one request: the client below must not repeat it by itself. */
  private static WebClient web(WebClient.Builder builder, StandardWebhookProperties properties) {
    var connections =
        ConnectionProvider.builder("standard-webhooks")
            .maxConnections(MOST_CONNECTIONS)
            .maxIdleTime(IDLE)
            .evictInBackground(LOOK_FOR_IDLE)
            .build();
    var url = URI.create(properties.replyUrl());
    if (url.getHost() == null || !Set.of("http", "https").contains(url.getScheme())) {
      throw new IllegalArgumentException("amends.webhooks.standard.reply-url is no web address");
    }
    return builder
        .baseUrl(url.toString())
        .clientConnector(
            new ReactorClientHttpConnector(HttpClient.create(connections).disableRetry(true)))
        .build();
  }
}
