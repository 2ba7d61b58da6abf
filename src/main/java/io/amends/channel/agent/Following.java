package io.amends.channel.agent;

import io.amends.conversation.ConversationId;
import io.amends.engine.ErasedException;
import io.amends.engine.SlowReaderException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.node.ObjectNode;

/**
 * The conversations that one socket follows: what its agent holds, and what it watches. Of those
 * that are only watched the oldest are let go when there are too many. Thread-safe.
 */
final class Following {

  private static final Logger LOG = LoggerFactory.getLogger(Following.class);
  private static final int AT_MOST = 100;
  private static final int SIDE_BY_SIDE = 1024;

  private final AgentSocket.Parts parts;
  private final String agent;
  private final Sinks.Many<Flux<ObjectNode>> talks = Sinks.many().unicast().onBackpressureBuffer();
  private final Map<ConversationId, Sinks.Empty<Void>> followed = new LinkedHashMap<>();
  private final Set<ConversationId> taking = new HashSet<>();

  Following(AgentSocket.Parts parts, String agent) {
    this.parts = parts;
    this.agent = agent;
  }

  /** What happens in all of them. */
  Flux<ObjectNode> frames() {
    return talks.asFlux().flatMap(Function.identity(), SIDE_BY_SIDE);
  }

  /** Follows it from the start, anew where it was followed already. */
  synchronized void follow(ConversationId id) {
    taking.remove(id);
    var stop = Sinks.<Void>empty();
    var before = followed.remove(id);
    if (before != null) {
      before.tryEmitEmpty();
    }
    followed.put(id, stop);
    letGo();
    talks.tryEmitNext(
        new FollowedTalk(parts, id, agent)
            .frames()
            .onErrorResume(failure -> ended(id, failure))
            .takeUntilOther(stop.asMono())
            .doFinally(signal -> forget(id, stop)));
  }

  synchronized void followIfNew(ConversationId id) {
    if (!followed.containsKey(id)) {
      follow(id);
    }
  }

  /** This socket itself is about to take it, and will follow it then. */
  synchronized void taking(ConversationId id) {
    taking.add(id);
  }

  synchronized void notTaken(ConversationId id) {
    taking.remove(id);
  }

  /** The agent got it, here or at another socket. */
  synchronized void taken(ConversationId id) {
    if (!taking.contains(id)) {
      followIfNew(id);
    }
  }

  private Flux<ObjectNode> ended(ConversationId id, Throwable failure) {
    if (failure instanceof SlowReaderException) {
      return Flux.error(failure);
    }
    if (failure instanceof ErasedException) {
      return Flux.just(Failures.erased(null).put("conversation", id.value()));
    }
    LOG.warn("A conversation cannot be followed: {}", failure.toString());
    return Flux.just(Failures.unavailable(null).put("conversation", id.value()));
  }

  private synchronized void forget(ConversationId id, Sinks.Empty<Void> stop) {
    followed.remove(id, stop);
  }

  private void letGo() {
    if (followed.size() <= AT_MOST) {
      return;
    }
    var mine = Set.copyOf(parts.room().heldBy(agent));
    followed.keySet().stream()
        .filter(id -> !mine.contains(id))
        .findFirst()
        .map(followed::remove)
        .ifPresent(Sinks.Empty::tryEmitEmpty);
  }
}
