package io.amends;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.channel.Limits;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.ConnectionProvider;

/** What is put on each connection. */
class WidgetConfigurationTest {

  private static final Duration HANG = Duration.ofSeconds(30);
  private static final int REQUESTS = 20;

  /** Else one that serves a shop's system all day would grow until its thread's stack is full. */
  @Test
  void a_connection_that_is_kept_alive_does_not_grow() {
    var server = HttpServer.create();
    for (var customizer : customized().getServerCustomizers()) {
      server = customizer.apply(server);
    }
    var running =
        server
            .host("localhost")
            .port(0)
            .handle(
                (request, response) ->
                    response
                        .withConnection(
                            connection ->
                                response.header(
                                    "handlers",
                                    connection.channel().id()
                                        + handlers(connection.channel().pipeline().names())))
                        .send())
            .bindNow(HANG);
    var one = ConnectionProvider.create("one", 1);
    try {
      var client = HttpClient.create(one).host("localhost").port(running.port());
      var handlers =
          Flux.fromStream(IntStream.range(0, REQUESTS).boxed())
              .concatMap(
                  n ->
                      client
                          .get()
                          .uri("/")
                          .responseSingle(
                              (head, body) ->
                                  body.asByteArray()
                                      .then(Mono.just(head.responseHeaders().get("handlers")))))
              .collectList()
              .block(HANG);

      assertThat(handlers).hasSize(REQUESTS);
      assertThat(handlers).containsOnly(handlers.get(0));
      assertThat(handlers.get(0)).contains("LingeringClose", "UnreadTimeout");
    } finally {
      running.disposeNow(HANG);
      one.dispose();
    }
  }

  private static NettyReactiveWebServerFactory customized() {
    var factory = new NettyReactiveWebServerFactory(0);
    var limits = new Limits(DataSize.ofKilobytes(128), 8_000, 10, 20, 200, HANG, HANG, HANG, HANG);
    new WidgetConfiguration().connectionEnds(limits, new Draining()).customize(factory);
    return factory;
  }

  private static String handlers(List<String> names) {
    return String.join(",", names);
  }
}
