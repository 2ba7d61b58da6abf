package io.amends.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
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

class AheadTest {

  private static final int SMALL = 200;
  private static final int LARGE = 24_000;
  private static final int MANY = 500;

  private final List<Integer> made = new ArrayList<>();
  private final List<Sinks.Empty<Void>> written = new ArrayList<>();

  @Test
  void small_frames_go_out_as_one_stream() {
    ahead(SMALL).send(Flux.range(0, 50)).subscribe();

    assertThat(made).hasSize(50);
    assertThat(written).hasSize(1);
  }

  @Test
  void of_large_ones_few_are_made_before_one_is_written() {
    ahead(LARGE).send(Flux.range(0, MANY)).subscribe();

    for (var n = 0; n < 10; n++) {
      assertThat(made).hasSizeBetween(n + 1, n + 3);
      written.get(n).tryEmitEmpty();
    }
  }

  @Test
  void some_kilobytes_are_made_ahead_of_who_does_not_read() {
    ahead(SMALL).send(Flux.range(0, MANY)).subscribe();

    assertThat(made.size() * SMALL).isBetween(16_000, 17_500);
  }

  @Test
  void all_are_made_once_and_in_their_sequence_as_they_are_read() {
    var sent = ahead(LARGE).send(Flux.range(0, 9));

    StepVerifier.create(sent).then(this::reads).verifyComplete();

    assertThat(made).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void what_comes_later_goes_out_at_once() {
    Sinks.Many<Integer> live = Sinks.many().unicast().onBackpressureBuffer();
    ahead(SMALL).send(live.asFlux()).subscribe();

    live.tryEmitNext(1);
    assertThat(made).containsExactly(1);
    live.tryEmitNext(2);
    assertThat(made).containsExactly(1, 2);
  }

  @Test
  void it_fails_when_the_connection_does_and_nothing_more_is_made() {
    var sent = ahead(LARGE).send(Flux.range(0, MANY));

    StepVerifier.create(sent)
        .then(() -> written.get(0).tryEmitError(new IllegalStateException("gone")))
        .verifyErrorMessage("gone");

    assertThat(made).hasSizeBetween(1, 3);
  }

  private void reads() {
    for (var n = 0; n < written.size(); n++) {
      written.get(n).tryEmitEmpty();
    }
  }

  private Ahead<Integer> ahead(int size) {
    return new Ahead<>(
        session(),
        number -> {
          made.add(number);
          return new WebSocketMessage(
              WebSocketMessage.Type.TEXT,
              DefaultDataBufferFactory.sharedInstance.wrap(new byte[size]));
        });
  }

  /** Takes a stream as a server does, far ahead of the network. */
  private WebSocketSession session() {
    return (WebSocketSession)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {WebSocketSession.class},
            (self, method, arguments) -> {
              var ended = Sinks.<Void>empty();
              written.add(ended);
              return Flux.from((Publisher<?>) arguments[0]).then().and(ended.asMono());
            });
  }
}
