package io.amends.channel;

import java.util.function.Function;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes frames to a socket one after another. The server's own way of writing a stream takes up to
 * 128 frames of it ahead of whoever reads, which are three megabytes for each who does not: with a
 * thousand of them nobody is served.
 */
public final class InTurn {

  private InTurn() {}

  /**
   * Writes each when the one before was handed to the network.
   *
   * @param frame makes a frame when it is its turn
   * @return ends when all were written; fails as the stream or the connection does
   */
  public static <T> Mono<Void> send(
      WebSocketSession session,
      Flux<T> outgoing,
      Function<? super T, ? extends WebSocketMessage> frame) {
    return outgoing
        .concatMap(one -> session.send(Mono.fromSupplier(() -> frame.apply(one))), 0)
        .then();
  }
}
