package io.amends.channel;

import io.netty.handler.codec.TooLongFrameException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One open socket: takes frames one after another while it writes what goes out, {@link Ahead} of
 * whoever reads by some kilobytes, and ends with the close frame that was asked for.
 */
public final class OpenSocket {

  /** Bytes that most frames have room in; a buffer grows where it must. */
  private static final int FRAME = 512;

  private final WebSocketSession session;
  private final Limits limits;
  private final JsonMapper json;
  private volatile @Nullable CloseStatus end;
  private volatile long heardAt = System.nanoTime();

  public OpenSocket(WebSocketSession session, Limits limits, JsonMapper json) {
    this.session = session;
    this.limits = limits;
    this.json = json;
  }

  /**
   * Ends when the connection does, or when the close frame is written; fails as the connection
   * does.
   *
   * @param take what is done with a frame; the next is taken when it is done
   * @param outgoing what is written; nothing after a {@link Outgoing.Close}
   * @param close asked to let such a one follow, for a silent socket or too large a frame
   */
  public Mono<Void> run(
      Function<WebSocketMessage, Mono<Void>> take,
      Flux<Outgoing> outgoing,
      Consumer<CloseStatus> close) {
    return Mono.firstWithSignal(listen(take, close), speak(outgoing), closeOnceIdle(close));
  }

  /** One timer for as long as nobody need be closed; one for each frame would cost each frame. */
  private Mono<Void> closeOnceIdle(Consumer<CloseStatus> close) {
    return Mono.defer(() -> Mono.delay(untilIdle()))
        .repeat(() -> !untilIdle().isZero())
        .then(Mono.fromRunnable(() -> close.accept(Closing.IDLE)))
        .then(Mono.never());
  }

  private Duration untilIdle() {
    var left = limits.idle().toNanos() - (System.nanoTime() - heardAt);
    return Duration.ofNanos(Math.max(0, left));
  }

  private Mono<Void> listen(
      Function<WebSocketMessage, Mono<Void>> take, Consumer<CloseStatus> close) {
    return session
        .receive()
        .doOnNext(frame -> heardAt = System.nanoTime())
        .concatMap(take, 0)
        .onErrorResume(
            TooLongFrameException.class,
            tooLong -> {
              close.accept(CloseStatus.TOO_BIG_TO_PROCESS);
              return Flux.never();
            })
        .onErrorResume(failure -> isEnding() ? Flux.empty() : Flux.error(failure))
        .then(Mono.defer(() -> isEnding() ? Mono.never() : Mono.empty()));
  }

  private Mono<Void> speak(Flux<Outgoing> outgoing) {
    var frames = Flux.merge(outgoing, beats()).takeWhile(this::isBeforeTheEnd);
    return new Ahead<>(session, this::message)
        .send(frames)
        .then(
            Mono.defer(
                () -> {
                  var status = end;
                  return status == null ? Mono.empty() : session.close(status);
                }));
  }

  /**
   * From here on only writing ends the connection. The server stops listening as soon as it is
   * asked to close; were that taken for the end, the close frame would be given up before it is
   * written, and the other end would not be told why.
   */
  private boolean isEnding() {
    return end != null;
  }

  private boolean isBeforeTheEnd(Outgoing outgoing) {
    if (outgoing instanceof Outgoing.Close close) {
      end = close.status();
      return false;
    }
    return true;
  }

  private Flux<Outgoing> beats() {
    return Flux.interval(limits.heartbeat()).onBackpressureDrop().map(beat -> new Outgoing.Beat());
  }

  private WebSocketMessage message(Outgoing outgoing) {
    return outgoing instanceof Outgoing.Frame frame
        ? text(frame.json())
        : session.pingMessage(buffers -> buffers.allocateBuffer(0));
  }

  /** Into the buffer that goes out: no string and no second copy of it. */
  private WebSocketMessage text(JsonNode frame) {
    var buffer = session.bufferFactory().allocateBuffer(FRAME);
    try {
      json.writeValue(buffer.asOutputStream(), frame);
    } catch (RuntimeException bug) {
      DataBufferUtils.release(buffer);
      throw bug;
    }
    return new WebSocketMessage(WebSocketMessage.Type.TEXT, buffer);
  }
}
