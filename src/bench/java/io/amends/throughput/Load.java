package io.amends.throughput;

import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/**
 * Customers who each wait for the answer before they say the next thing: as many messages are under
 * way as there are customers. Whose talk is over leaves, and somebody new comes.
 */
final class Load implements Demand {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration REST = Duration.ofMillis(50);

  private final LoopResources loops = LoopResources.create("load", 1, true);
  private final ConnectionProvider connections = ConnectionProvider.newConnection();
  private final WebsocketClientSpec socket =
      WebsocketClientSpec.builder().maxFramePayloadLength(1 << 20).build();
  private final Subject subject;
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong talks = new AtomicLong();
  private final AtomicLong broken = new AtomicLong();
  private final Samples samples = new Samples();
  private volatile boolean going = true;

  Load(Subject subject, int customers) {
    this.subject = subject;
    Flux.range(0, customers).flatMap(c -> talk().repeat(() -> going), customers).subscribe();
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

  private Mono<Void> talk() {
    return Mono.defer(
            () -> {
              var customer = customer();
              return HttpClient.create(connections)
                  .runOn(loops)
                  .websocket(socket)
                  .uri("ws://127.0.0.1:" + subject.port() + customer.path())
                  .handle((in, out) -> held(customer, in, out))
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

  private Exchange customer() {
    return switch (subject.speech()) {
      case ECHO -> new Exchange.Echoed(Long.MAX_VALUE);
      case ECHO_TALKS -> new Exchange.Echoed(Talks.of(0).size());
      case COMING -> new Exchange.Served(List.of());
      case LONG_TALKS -> new Exchange.Served(Talks.longOf(talks.getAndIncrement()));
      case WIDGET, WEBHOOK -> new Exchange.Served(Talks.of(talks.getAndIncrement()));
    };
  }

  private Mono<Void> held(Exchange customer, WebsocketInbound in, WebsocketOutbound out) {
    Sinks.Many<String> says = Sinks.many().unicast().onBackpressureBuffer();
    says.tryEmitNext(customer.first());
    var since = new long[] {System.nanoTime()};
    var hears =
        in.receive()
            .asString()
            .timeout(PATIENCE)
            .map(frame -> step(customer, frame, says, since))
            .takeUntil(step -> !going || step == Exchange.Step.LAST)
            .then(Mono.fromRunnable(says::tryEmitComplete));
    return out.sendObject(says.asFlux().map(TextWebSocketFrame::new), frame -> true)
        .then()
        .and(hears);
  }

  private Exchange.Step step(
      Exchange customer, String frame, Sinks.Many<String> says, long[] since) {
    var step = customer.hears(frame);
    if (step == Exchange.Step.ANSWERED || step == Exchange.Step.LAST) {
      answered.incrementAndGet();
      samples.add(System.nanoTime() - since[0]);
    }
    if (step == Exchange.Step.BROKEN) {
      throw new IllegalStateException(frame);
    }
    if (step == Exchange.Step.ANSWERED || step == Exchange.Step.READY) {
      since[0] = System.nanoTime();
      says.tryEmitNext(customer.next());
    }
    return step;
  }

  @Override
  public void close() {
    going = false;
    loops.disposeLater(Duration.ZERO, Duration.ofSeconds(5)).block(Duration.ofSeconds(10));
    connections.disposeLater().block(Duration.ofSeconds(10));
  }
}
