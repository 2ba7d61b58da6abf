package io.amends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.channel.Limits;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.server.WebServer;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;

/** A server that goes down answers who is there, and is not there for who comes after. */
class DrainingTest {

  private static final Duration HANG = Duration.ofSeconds(30);

  private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private final Draining draining = new Draining();
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CompletableFuture<Void> slow = new CompletableFuture<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private WebServer server;

  @BeforeEach
  void open() {
    var factory = new NettyReactiveWebServerFactory(0);
    var limits = new Limits(DataSize.ofKilobytes(128), 8_000, 10, 20, 200, HANG, HANG, HANG, HANG);
    new WidgetConfiguration().connectionEnds(limits, draining).customize(factory);
    factory.setShutdown(Shutdown.GRACEFUL);
    server =
        factory.getWebServer(
            WebHttpHandlerBuilder.webHandler(
                    exchange -> {
                      var response = exchange.getResponse();
                      response.setStatusCode(HttpStatus.OK);
                      var body =
                          response.bufferFactory().wrap("here".getBytes(StandardCharsets.UTF_8));
                      if (!exchange.getRequest().getPath().value().equals("/slow")) {
                        return response.writeWith(Mono.just(body));
                      }
                      arrived.countDown();
                      return Mono.fromFuture(slow).then(response.writeWith(Mono.just(body)));
                    })
                .filter(draining)
                .build());
    server.start();
    draining.start();
  }

  @AfterEach
  void close() {
    server.stop();
  }

  @Test
  void who_was_under_way_is_answered_and_whoever_asks_next_is_not_connected() throws Exception {
    var underWay = client.sendAsync(to("/slow"), HttpResponse.BodyHandlers.ofString());
    assertThat(arrived.await(HANG.toSeconds(), TimeUnit.SECONDS)).isTrue();

    draining.onApplicationEvent(new ContextClosedEvent(new StaticApplicationContext()));
    var drained = shutDown();
    slow.complete(null);

    var answer = underWay.get(HANG.toSeconds(), TimeUnit.SECONDS);
    assertThat(answer.body()).isEqualTo("here");
    assertThat(answer.headers().firstValue("connection")).hasValue("close");
    drained.get(HANG.toSeconds(), TimeUnit.SECONDS);
    assertThatThrownBy(() -> get("/")).isInstanceOf(IOException.class);
  }

  /** Whom the server took while it stopped to take anybody, it may forget to close. */
  @Test
  void a_connection_that_is_left_is_closed_before_what_answers_are_made_of() throws Exception {
    try (var left = new Socket("localhost", server.getPort())) {
      left.setSoTimeout((int) HANG.toMillis());
      left.getOutputStream().write(GET.getBytes(StandardCharsets.US_ASCII));
      var told = new byte[1_000];
      assertThat(left.getInputStream().read(told)).isPositive();
      assertThat(new String(told, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 200");

      draining.stop();

      // To its end, rather than until nothing more comes for long.
      assertThat(left.getInputStream().readAllBytes().length).isLessThan(told.length);
    }
  }

  @Test
  void while_nothing_ends_a_connection_is_kept() throws Exception {
    assertThat(get("/").headers().firstValue("connection")).isEmpty();
    assertThat(get("/").body()).isEqualTo("here");
  }

  private CompletableFuture<Void> shutDown() {
    var drained = new CompletableFuture<Void>();
    server.shutDownGracefully(result -> drained.complete(null));
    return drained;
  }

  private HttpResponse<String> get(String path)
      throws InterruptedException, ExecutionException, TimeoutException, IOException {
    return client.send(to(path), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest to(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + path))
        .timeout(HANG)
        .build();
  }
}
