package io.amends.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

/** How an open socket ends, at a server that stops listening as soon as it is told to close. */
class OpenSocketTest {

  private static final Duration LONG = Duration.ofHours(1);

  private final Sinks.Many<WebSocketMessage> incoming =
      Sinks.many().unicast().onBackpressureError();
  private final Sinks.Many<Outgoing> outgoing = Sinks.many().unicast().onBackpressureBuffer();
  private final Sinks.Empty<Void> closeIsWritten = Sinks.empty();
  private final List<CloseStatus> asked = new ArrayList<>();
  private final List<String> ends = new ArrayList<>();

  @Test
  void it_ends_when_the_close_frame_is_written_and_not_before() {
    StepVerifier.create(socket())
        .then(() -> outgoing.tryEmitNext(new Outgoing.Close(Closing.NOT_ALLOWED)))
        .then(() -> assertThat(asked).containsExactly(Closing.NOT_ALLOWED))
        .then(() -> assertThat(ends).isEmpty())
        .then(closeIsWritten::tryEmitEmpty)
        .verifyComplete();

    assertThat(ends).containsExactly("onComplete");
  }

  @Test
  void it_ends_when_the_other_end_leaves() {
    StepVerifier.create(socket()).then(incoming::tryEmitComplete).verifyComplete();

    assertThat(asked).isEmpty();
  }

  @Test
  void a_broken_connection_ends_it_too() {
    StepVerifier.create(socket())
        .then(() -> incoming.tryEmitError(new IllegalStateException("reset")))
        .verifyErrorMessage("reset");
  }

  @Test
  void it_fails_when_the_close_frame_cannot_be_written() {
    StepVerifier.create(socket())
        .then(() -> outgoing.tryEmitNext(new Outgoing.Close(Closing.IDLE)))
        .then(() -> closeIsWritten.tryEmitError(new IllegalStateException("gone")))
        .verifyErrorMessage("gone");
  }

  private Mono<Void> socket() {
    var limits = new Limits(DataSize.ofKilobytes(128), 8_000, 10, 20, 200, LONG, LONG, LONG, LONG);
    return new OpenSocket(session(), limits, JsonMapper.builder().build())
        .run(frame -> Mono.empty(), outgoing.asFlux(), status -> {});
  }

  private WebSocketSession session() {
    return (WebSocketSession)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {WebSocketSession.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "receive" -> incoming.asFlux();
                  case "send" -> Flux.from((Publisher<?>) arguments[0]).then();
                  case "close" -> closes((CloseStatus) arguments[0]);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private Mono<Void> closes(CloseStatus status) {
    return Mono.defer(
            () -> {
              asked.add(status);
              incoming.tryEmitComplete();
              return closeIsWritten.asMono();
            })
        .doFinally(end -> ends.add(end.toString()));
  }
}
