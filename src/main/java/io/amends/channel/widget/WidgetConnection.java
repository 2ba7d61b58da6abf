package io.amends.channel.widget;

import io.amends.channel.Closing;
import io.amends.channel.Frames;
import io.amends.channel.OpenSocket;
import io.amends.channel.Outgoing;
import io.amends.engine.EngineBusyException;
import io.amends.engine.ErasedException;
import io.amends.engine.ProposalClosedException;
import io.amends.engine.SlowReaderException;
import io.amends.store.StoreUnavailableException;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One open socket: reads frames one at a time, so that a fast typist's second line never overtakes
 * the first, and writes what happens. A bad frame gets an {@code error} and disturbs nothing.
 */
final class WidgetConnection {

  private static final Logger LOG = LoggerFactory.getLogger(WidgetConnection.class);

  /** Room for so many is made at once: thousands of widgets are open and say nothing. */
  private static final int FEW = 8;

  private static final long RETRY_AFTER_MS = 2_000;
  private static final Outgoing NOT_ALLOWED = new Outgoing.Close(Closing.NOT_ALLOWED);

  private final WidgetSocket.Parts parts;
  private final WebSocketSession session;
  private @Nullable Bucket bucket;
  private final Sinks.Many<Outgoing> direct =
      Sinks.many().unicast().onBackpressureBuffer(Queues.<Outgoing>unbounded(FEW).get());
  private final Sinks.One<Visitor> greeted = Sinks.one();
  private @Nullable Visitor visitor;

  /** Why it is closed if no hello comes that can be welcomed. */
  private volatile CloseStatus ungreeted = Closing.NOT_ALLOWED;

  WidgetConnection(WidgetSocket.Parts parts, WebSocketSession session) {
    this.parts = parts;
    this.session = session;
  }

  Mono<Void> run() {
    return new OpenSocket(session, parts.limits(), parts.json())
        .run(
            this::take,
            Flux.merge(direct.asFlux(), greeted.asMono().flatMapMany(this::live), lateToGreet()),
            this::close);
  }

  void close(CloseStatus status) {
    emit(new Outgoing.Close(status));
  }

  private Flux<Outgoing> live(Visitor someone) {
    return parts
        .engine()
        .announcements(someone.conversation(), someone.after())
        .concatMapIterable(announcement -> Announced.frames(announcement, someone, parts), 1)
        .<Outgoing>map(Outgoing.Frame::new)
        .onErrorResume(WidgetConnection::ended);
  }

  private static Flux<Outgoing> ended(Throwable failure) {
    if (failure instanceof SlowReaderException) {
      return Flux.just(new Outgoing.Close(Closing.READS_TOO_SLOWLY));
    }
    if (failure instanceof ErasedException) {
      return Flux.just(gone(), NOT_ALLOWED);
    }
    LOG.warn("A widget cannot be served: {}", failure.toString());
    return Flux.just(
        new Outgoing.Frame(Frames.error("unavailable", away(), null, RETRY_AFTER_MS)),
        new Outgoing.Close(Closing.RESTARTING));
  }

  private static Outgoing gone() {
    return new Outgoing.Frame(Frames.error("token", Reception.GONE, null, null));
  }

  private Mono<Outgoing> lateToGreet() {
    return Mono.delay(parts.limits().hello())
        .filter(late -> visitor == null)
        .map(late -> new Outgoing.Close(ungreeted));
  }

  private Mono<Void> take(WebSocketMessage message) {
    if (message.getType() == WebSocketMessage.Type.PONG
        || message.getType() == WebSocketMessage.Type.PING) {
      return Mono.empty();
    }
    if (message.getType() != WebSocketMessage.Type.TEXT) {
      return refuse("malformed", "frames are JSON text", null);
    }
    JsonNode frame;
    try {
      frame = parts.json().readTree(message.getPayloadAsText());
    } catch (JacksonException notJson) {
      return refuse("malformed", "the frame is not JSON", null);
    }
    if (!frame.isObject() || !frame.path("type").isString()) {
      return refuse("malformed", "a frame is an object with a type", null);
    }
    return take(frame.path("type").stringValue(), (ObjectNode) frame)
        .onErrorResume(failure -> explain(failure, idOf(frame)));
  }

  private Mono<Void> take(String type, ObjectNode frame) {
    if (type.equals("hello")) {
      return hello(frame);
    }
    var known = visitor;
    if (known == null) {
      return refuse("malformed", "say hello first", idOf(frame));
    }
    var talk = new WidgetTalk(parts, known, this::send);
    return switch (type) {
      case "message" -> limited(frame, talk.message(frame));
      case "choose" -> limited(frame, talk.choose(frame));
      case "rate" -> limited(frame, talk.rate(frame));
      case "typing" -> Mono.fromRunnable(() -> parts.engine().customerTypes(known.conversation()));
      case "read" -> Mono.empty();
      case "bye" -> Mono.fromRunnable(() -> close(CloseStatus.NORMAL));
      default -> refuse("unknown-type", "no frame has the type " + quoted(type), idOf(frame));
    };
  }

  private Mono<Void> hello(ObjectNode frame) {
    if (visitor != null) {
      return refuse("malformed", "hello was said already", null);
    }
    return new Reception(parts)
        .receive(frame)
        .doOnNext(
            welcome -> {
              if (welcome instanceof Reception.Admitted admitted) {
                visitor = admitted.visitor();
                greeted.tryEmitValue(admitted.visitor());
              } else if (welcome instanceof Reception.Refused refused) {
                send(Frames.error(refused.code(), refused.message(), null, null));
                if (refused.ends()) {
                  close(Closing.NOT_ALLOWED);
                }
              }
            })
        .doOnError(WidgetConnection::isOfTheMoment, away -> ungreeted = Closing.RESTARTING)
        .then();
  }

  private Mono<Void> limited(ObjectNode frame, Mono<Void> work) {
    var probe = bucket().tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      return work;
    }
    var wait = Math.max(1, probe.getNanosToWaitForRefill() / 1_000_000);
    send(Frames.error("rate-limited", "too many messages at once", idOf(frame), wait));
    return Mono.empty();
  }

  /** Made when it is needed: frames are taken one after another, and most widgets send none. */
  private Bucket bucket() {
    var known = bucket;
    if (known == null) {
      var limits = parts.limits();
      known =
          Bucket.builder()
              .addLimit(
                  limit ->
                      limit
                          .capacity(limits.burst())
                          .refillGreedy(limits.messagesPerSecond(), Duration.ofSeconds(1)))
              .build();
      bucket = known;
    }
    return known;
  }

  private Mono<Void> explain(Throwable failure, @Nullable String id) {
    if (failure instanceof ProposalClosedException) {
      return refuse("proposal-closed", "this proposal can no longer be chosen from", id);
    }
    if (failure instanceof ErasedException) {
      emit(gone());
      emit(NOT_ALLOWED);
      return Mono.empty();
    }
    if (!isOfTheMoment(failure)) {
      LOG.error("A frame could not be taken in", failure);
    }
    send(Frames.error("unavailable", away(), id, RETRY_AFTER_MS));
    return Mono.empty();
  }

  /** Who came at a bad moment is welcome at a better one. */
  private static boolean isOfTheMoment(Throwable failure) {
    return failure instanceof StoreUnavailableException || failure instanceof EngineBusyException;
  }

  private static String away() {
    return "it was not acknowledged; please send it again, with the same id, in a moment";
  }

  private Mono<Void> refuse(String code, String message, @Nullable String id) {
    send(Frames.error(code, message, id, null));
    return Mono.empty();
  }

  private void send(ObjectNode frame) {
    emit(new Outgoing.Frame(frame));
  }

  private void emit(Outgoing outgoing) {
    synchronized (direct) {
      direct.tryEmitNext(outgoing);
    }
  }

  private static @Nullable String idOf(JsonNode frame) {
    var id = frame.path("id");
    return id.isString() ? id.stringValue() : null;
  }

  private static String quoted(String type) {
    return '"' + (type.length() > 40 ? type.substring(0, 40) + "…" : type) + '"';
  }
}
