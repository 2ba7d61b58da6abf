package io.amends.channel.agent;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.client.ReactorNettyWebSocketClient;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A desk as a client sees it: a real socket, and the frames that came. */
final class TestDesk implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final JsonMapper json = JsonMapper.builder().build();
  private final Sinks.Many<String> out = Sinks.many().unicast().onBackpressureBuffer();
  private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
  private final CompletableFuture<CloseStatus> closed = new CompletableFuture<>();
  private final Disposable connection;

  TestDesk(int port) {
    var client = new ReactorNettyWebSocketClient();
    this.connection =
        client
            .execute(
                URI.create("ws://localhost:" + port + "/ws/agent"),
                new HttpHeaders(),
                new WebSocketHandler() {
                  @Override
                  public List<String> getSubProtocols() {
                    return List.of("amends.v1");
                  }

                  @Override
                  public Mono<Void> handle(WebSocketSession session) {
                    session.closeStatus().subscribe(closed::complete);
                    var in =
                        session
                            .receive()
                            .map(WebSocketMessage::getPayloadAsText)
                            .doOnNext(text -> frames.add(json.readTree(text)))
                            .then();
                    return session.send(out.asFlux().map(session::textMessage)).and(in);
                  }
                })
            .subscribe(done -> {}, failure -> {});
  }

  /** Sends JSON written with single quotes. */
  TestDesk send(String frame) {
    out.tryEmitNext(frame.replace('\'', '"'));
    return this;
  }

  /** The first frame of that type, now or soon. */
  JsonNode await(String type) {
    return await(type, frame -> true);
  }

  JsonNode await(String type, Predicate<JsonNode> like) {
    var found = new ArrayList<JsonNode>();
    Awaitility.await()
        .atMost(PATIENCE)
        .failFast(() -> closed.isDone() && all(type).stream().noneMatch(like))
        .until(
            () -> {
              all(type).stream().filter(like).findFirst().ifPresent(found::add);
              return !found.isEmpty();
            });
    return found.get(0);
  }

  List<JsonNode> all(String type) {
    return frames.stream()
        .filter(frame -> frame.path("type").stringValue("").equals(type))
        .toList();
  }

  CloseStatus closing() throws Exception {
    return closed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    connection.dispose();
  }
}
