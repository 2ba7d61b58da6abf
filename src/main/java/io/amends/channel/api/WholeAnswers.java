package io.amends.channel.api;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Gives an answer whose length is told to the connection in one piece. In pieces, or as a file that
 * the kernel copies, its reader has all of it before the server knows that it has ended, and asks
 * the next thing on that connection: Reactor Netty before 1.3.8 then sometimes never reads from it
 * again (reactor-netty issue 4361), and a page waits for its style sheet for ever.
 */
public final class WholeAnswers implements WebFilter {

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    var whole = new WholeAnswer(exchange.getResponse());
    return chain.filter(exchange.mutate().response(whole).build());
  }

  /** Is no {@code ZeroCopyHttpOutputMessage}, whatever it decorates. */
  private static final class WholeAnswer extends ServerHttpResponseDecorator {

    WholeAnswer(ServerHttpResponse answer) {
      super(answer);
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
      var isToldInPieces = !(body instanceof Mono) && getHeaders().getContentLength() >= 0;
      return super.writeWith(isToldInPieces ? DataBufferUtils.join(body) : body);
    }
  }
}
