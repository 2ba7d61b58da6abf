package io.amends.channel.agent;

import io.amends.store.Headline;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.node.ObjectNode;

/** An agent at one socket: what is told of the desk, and of the conversations that are followed. */
final class SignedIn {

  private final AgentSocket.Parts parts;
  private final String agent;
  private final String token;
  private final String socket;
  private final Following following;
  private final AgentCommands commands;

  SignedIn(AgentSocket.Parts parts, String agent, String token, String socket) {
    this.parts = parts;
    this.agent = agent;
    this.token = token;
    this.socket = socket;
    this.following = new Following(parts, agent);
    this.commands = new AgentCommands(parts, agent, following);
  }

  String agent() {
    return agent;
  }

  AgentCommands commands() {
    return commands;
  }

  /** Whether the token still holds; every sign of life asks, and counts as presence. */
  boolean isStillAllowed() {
    parts.presence().beat(agent, socket);
    return parts.directory().agentOf(token).isPresent();
  }

  ObjectNode welcome() {
    return DeskFrames.welcome(agent, parts.room().heldBy(agent));
  }

  /** Everything that this agent is told from now on, beginning with what the agent holds. */
  Flux<ObjectNode> news() {
    var takings = parts.room().takings().publishOn(Schedulers.parallel());
    return Flux.merge(
        parts.room().queue().map(DeskFrames::queue),
        parts.presence().changes().map(DeskFrames::presence),
        takings.concatMap(headline -> Mono.justOrEmpty(taken(headline))),
        following.frames(),
        Flux.defer(
            () -> {
              parts.room().heldBy(agent).forEach(following::followIfNew);
              return Flux.empty();
            }));
  }

  private Optional<ObjectNode> taken(Headline headline) {
    if (headline.agent().equals(agent)) {
      following.taken(headline.conversation());
      return Optional.empty();
    }
    return Optional.of(DeskFrames.taken(headline));
  }
}
