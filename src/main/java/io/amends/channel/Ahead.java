package io.amends.channel;

import java.util.function.Function;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How far writing runs ahead of whoever reads: some kilobytes. The server's own measure is 128
 * frames, which are three megabytes for each who is silent while much is said; with a thousand of
 * them nobody is served. What has room goes out as one stream, for to wait for the network after
 * each frame costs a quarter of a message's processor time.
 *
 * @param <T> what is made into frames. Of one socket; not thread-safe.
 */
final class Ahead<T> {

  private static final int ENOUGH = 16 * 1024;

  private final WebSocketSession session;
  private final Function<? super T, ? extends WebSocketMessage> frame;
  private long bytes;

  /**
   * @param frame makes a frame; of large ones two at most before there is room for them
   */
  Ahead(WebSocketSession session, Function<? super T, ? extends WebSocketMessage> frame) {
    this.session = session;
    this.frame = frame;
  }

  /** Ends when all were written; fails as the stream or the connection does. */
  Mono<Void> send(Flux<T> outgoing) {
    return outgoing
        .<WebSocketMessage>map(frame)
        .windowUntil(this::isBeyond, true, 1)
        .concatMap(session::send, 0)
        .then();
  }

  /** Whether a frame is written when all before it has gone to the network. */
  private boolean isBeyond(WebSocketMessage next) {
    var isBeyond = bytes >= ENOUGH;
    bytes = (isBeyond ? 0 : bytes) + next.getPayload().readableByteCount();
    return isBeyond;
  }
}
