package io.amends.throughput;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/**
 * Shops that post signed webhooks over connections that stay open, each the next one when the last
 * is answered: every one a message of a customer in a conversation of its own.
 */
final class Posts implements Demand {

  static final byte[] KEY = "what comes in is signed with this".getBytes(StandardCharsets.UTF_8);
  static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);

  private static final int NO_CONTENT = 204;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration REST = Duration.ofMillis(50);

  private final LoopResources loops = LoopResources.create("posts", 1, true);
  private final ConnectionProvider connections;
  private final HttpClient client;
  private final String address;
  private final String run = UUID.randomUUID().toString();
  private final AtomicLong posted = new AtomicLong();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong broken = new AtomicLong();
  private final Samples samples = new Samples();
  private volatile boolean going = true;

  /**
   * @param path where to
   */
  Posts(Subject subject, int shops, String path) {
    connections = ConnectionProvider.create("posts", shops);
    client = HttpClient.create(connections).runOn(loops).responseTimeout(PATIENCE);
    address = "http://127.0.0.1:" + subject.port() + path;
    Flux.range(0, shops).flatMap(shop -> post().repeat(() -> going), shops).subscribe();
  }

  private Mono<Void> post() {
    return Mono.defer(
            () -> {
              var n = posted.incrementAndGet();
              var id = "ev-" + run + "-" + n;
              var body = body(n).getBytes(StandardCharsets.UTF_8);
              var now = Long.toString(Instant.now().getEpochSecond());
              var began = System.nanoTime();
              return client
                  .headers(
                      headers ->
                          headers
                              .set("content-type", "application/json")
                              .set("webhook-id", id)
                              .set("webhook-timestamp", now)
                              .set("webhook-signature", BareWebhooks.sign(id, now, body)))
                  .post()
                  .uri(address)
                  .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
                  .response()
                  .doOnNext(
                      response -> {
                        if (response.status().code() == NO_CONTENT) {
                          answered.incrementAndGet();
                          samples.add(System.nanoTime() - began);
                        } else {
                          broken.incrementAndGet();
                        }
                      })
                  .then();
            })
        .onErrorResume(
            failure -> {
              if (going) {
                broken.incrementAndGet();
              }
              return Mono.delay(REST).then();
            });
  }

  private String body(long n) {
    return "{\"type\":\"message.received\",\"data\":{\"conversation\":\"web-"
        + run
        + "-"
        + n
        + "\",\"customer\":\"c-"
        + n % 1_000
        + "\",\"id\":\"m1\",\"text\":\"My parcel should have been here on Monday\"}}";
  }

  @Override
  public long answered() {
    return answered.get();
  }

  @Override
  public long broken() {
    return broken.get();
  }

  @Override
  public Samples samples() {
    return samples;
  }

  @Override
  public void close() {
    going = false;
    loops.disposeLater(Duration.ZERO, Duration.ofSeconds(5)).block(Duration.ofSeconds(10));
    connections.disposeLater().block(Duration.ofSeconds(10));
  }
}
