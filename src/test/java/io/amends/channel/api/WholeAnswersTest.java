package io.amends.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ZeroCopyHttpOutputMessage;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class WholeAnswersTest {

  private final List<Long> pieces = new ArrayList<>();

  @Test
  void an_answer_whose_length_is_told_is_given_in_one_piece() {
    answered(headers -> headers.setContentLength(6), Flux.just(bytes("one"), bytes("two")));

    assertThat(pieces).containsExactly(1L);
  }

  @Test
  void an_answer_whose_length_nobody_knows_is_given_as_it_comes() {
    answered(headers -> {}, Flux.just(bytes("one"), bytes("two")));

    assertThat(pieces).containsExactly(2L);
  }

  @Test
  void no_file_is_copied_past_it() {
    var seen = new ArrayList<ServerHttpResponse>();
    var exchange =
        MockServerWebExchange.from(MockServerHttpRequest.get("/"))
            .mutate()
            .response(new Copying())
            .build();

    new WholeAnswers()
        .filter(exchange, inner -> Mono.fromRunnable(() -> seen.add(inner.getResponse())))
        .block();

    assertThat(seen).singleElement().isNotInstanceOf(ZeroCopyHttpOutputMessage.class);
  }

  private void answered(Consumer<HttpHeaders> told, Flux<DataBuffer> body) {
    var exchange =
        MockServerWebExchange.from(MockServerHttpRequest.get("/"))
            .mutate()
            .response(new Counting())
            .build();
    new WholeAnswers()
        .filter(
            exchange,
            inner -> {
              told.accept(inner.getResponse().getHeaders());
              return inner.getResponse().writeWith(body);
            })
        .block();
  }

  private static DataBuffer bytes(String text) {
    return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private final class Counting extends ServerHttpResponseDecorator {

    Counting() {
      super(new MockServerHttpResponse());
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
      return Flux.from(body).count().doOnNext(pieces::add).then();
    }
  }

  private static final class Copying extends ServerHttpResponseDecorator
      implements ZeroCopyHttpOutputMessage {

    Copying() {
      super(new MockServerHttpResponse());
    }

    @Override
    public Mono<Void> writeWith(Path file, long position, long count) {
      return Mono.empty();
    }
  }
}
