package io.amends.channel.agent;

import io.amends.channel.Closing;
import io.amends.channel.Frames;
import io.amends.channel.OpenSocket;
import io.amends.channel.Outgoing;
import io.amends.engine.SlowReaderException;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One open socket of a desk: reads frames one at a time, and writes what happens. A bad frame gets
 * an {@code error} and disturbs nothing.
 */
final class AgentConnection {

  private static final Logger LOG = LoggerFactory.getLogger(AgentConnection.class);
  private static final int UNREAD_AT_MOST = 1024;

  private final AgentSocket.Parts parts;
  private final WebSocketSession session;
  private final Sinks.Many<Outgoing> direct =
      Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(UNREAD_AT_MOST));
  private final Sinks.One<SignedIn> greeted = Sinks.one();
  private volatile @Nullable SignedIn signedIn;

  AgentConnection(AgentSocket.Parts parts, WebSocketSession session) {
    this.parts = parts;
    this.session = session;
  }

  Mono<Void> run() {
    return new OpenSocket(session, parts.limits(), parts.json())
        .run(
            this::take,
            Flux.merge(direct.asFlux(), greeted.asMono().flatMapMany(this::live), lateToGreet())
                .onErrorResume(this::ending),
            this::close)
        .doFinally(signal -> leave());
  }

  void close(CloseStatus status) {
    emit(new Outgoing.Close(status));
  }

  private Flux<Outgoing> live(SignedIn someone) {
    return Flux.concat(Mono.just(someone.welcome()), someone.news()).map(Outgoing.Frame::new);
  }

  private Flux<Outgoing> ending(Throwable failure) {
    if (failure instanceof SlowReaderException) {
      return Flux.just(new Outgoing.Close(Closing.READS_TOO_SLOWLY));
    }
    LOG.warn("A desk cannot be served: {}", failure.toString());
    return Flux.just(
        new Outgoing.Frame(Failures.unavailable(null)), new Outgoing.Close(Closing.RESTARTING));
  }

  private Mono<Outgoing> lateToGreet() {
    return Mono.delay(parts.limits().hello())
        .filter(late -> signedIn == null)
        .map(late -> new Outgoing.Close(Closing.NOT_ALLOWED));
  }

  private Mono<Void> take(WebSocketMessage message) {
    var someone = signedIn;
    if (someone != null && !someone.isStillAllowed()) {
      return refuseEntry();
    }
    if (message.getType() == WebSocketMessage.Type.PONG
        || message.getType() == WebSocketMessage.Type.PING) {
      return Mono.empty();
    }
    if (message.getType() != WebSocketMessage.Type.TEXT) {
      return say(Frames.error("malformed", "frames are JSON text"));
    }
    JsonNode frame;
    try {
      frame = parts.json().readTree(message.getPayloadAsText());
    } catch (JacksonException notJson) {
      return say(Frames.error("malformed", "the frame is not JSON"));
    }
    if (!(frame instanceof ObjectNode object) || !frame.path("type").isString()) {
      return say(Frames.error("malformed", "a frame is an object with a type"));
    }
    if (someone == null) {
      return greet(object);
    }
    return someone
        .commands()
        .carryOut(object)
        .onErrorResume(failure -> Mono.just(Failures.frame(failure, object)))
        .doOnNext(this::send)
        .then();
  }

  private Mono<Void> greet(ObjectNode frame) {
    if (!frame.path("type").stringValue().equals("hello")) {
      return say(Frames.error("malformed", "say hello first"));
    }
    var token = frame.path("token").stringValue("");
    var agent = parts.directory().agentOf(token);
    if (agent.isEmpty()) {
      return refuseEntry();
    }
    var someone = new SignedIn(parts, agent.get(), token, session.getId());
    signedIn = someone;
    parts.presence().arrive(agent.get(), session.getId());
    greeted.tryEmitValue(someone);
    return Mono.empty();
  }

  private Mono<Void> refuseEntry() {
    send(Frames.error("token", "the token is not valid here, or has expired"));
    close(Closing.NOT_ALLOWED);
    return Mono.empty();
  }

  private void leave() {
    var someone = signedIn;
    if (someone != null) {
      parts.presence().leave(someone.agent(), session.getId());
    }
  }

  private Mono<Void> say(ObjectNode frame) {
    send(frame);
    return Mono.empty();
  }

  private void send(ObjectNode frame) {
    emit(new Outgoing.Frame(frame));
  }

  private void emit(Outgoing outgoing) {
    synchronized (direct) {
      if (direct.tryEmitNext(outgoing) == Sinks.EmitResult.FAIL_OVERFLOW) {
        direct.tryEmitError(new SlowReaderException());
      }
    }
  }
}
