package io.amends.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class InTurnTest {

  private final List<String> made = new ArrayList<>();
  private final List<Sinks.Empty<Void>> writing = new ArrayList<>();

  @Test
  void a_frame_is_made_when_the_one_before_was_written() {
    InTurn.send(session(), Flux.range(1, 200), this::frame).subscribe();
    assertThat(made).containsExactly("1");

    writing.get(0).tryEmitEmpty();

    assertThat(made).containsExactly("1", "2");
  }

  @Test
  void it_ends_with_the_last() {
    var sent = InTurn.send(session(), Flux.range(1, 2), this::frame);

    StepVerifier.create(sent)
        .then(() -> writing.get(0).tryEmitEmpty())
        .then(() -> writing.get(1).tryEmitEmpty())
        .verifyComplete();
  }

  @Test
  void it_fails_when_the_connection_does_and_nothing_more_is_made() {
    var sent = InTurn.send(session(), Flux.range(1, 2), this::frame);

    StepVerifier.create(sent)
        .then(() -> writing.get(0).tryEmitError(new IllegalStateException("gone")))
        .verifyErrorMessage("gone");

    assertThat(made).containsExactly("1");
  }

  private WebSocketMessage frame(int number) {
    made.add(String.valueOf(number));
    var bytes = made.get(made.size() - 1).getBytes(StandardCharsets.UTF_8);
    var buffer = DefaultDataBufferFactory.sharedInstance.wrap(bytes);
    return new WebSocketMessage(WebSocketMessage.Type.TEXT, buffer);
  }

  /** Takes a stream as a server does, far ahead of the network. */
  private WebSocketSession session() {
    return (WebSocketSession)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {WebSocketSession.class},
            (self, method, arguments) -> {
              var written = Sinks.<Void>empty();
              writing.add(written);
              Flux.from((Publisher<?>) arguments[0]).subscribe();
              return written.asMono();
            });
  }
}
