package io.amends.channel.agent;

import io.amends.channel.Closing;
import io.amends.channel.Limits;
import io.amends.desk.AgentDesk;
import io.amends.desk.AgentDirectory;
import io.amends.desk.Presence;
import io.amends.desk.WaitingRoom;
import io.amends.engine.ConversationEngine;
import io.amends.engine.FlowLibrary;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** An agent's open desk, at {@code /ws/agent}. An agent may have several. */
public final class AgentSocket implements WebSocketHandler {

  private static final String PROTOCOL = "amends.v1";

  private final Parts parts;
  private final Set<AgentConnection> open = ConcurrentHashMap.newKeySet();

  /** What a connection works with. */
  public record Parts(
      ConversationEngine engine,
      AgentDesk desk,
      AgentDirectory directory,
      WaitingRoom room,
      Presence presence,
      FlowLibrary flows,
      Limits limits,
      JsonMapper json,
      Clock clock) {}

  public AgentSocket(Parts parts) {
    this.parts = parts;
  }

  @Override
  public List<String> getSubProtocols() {
    return List.of(PROTOCOL);
  }

  @Override
  public Mono<Void> handle(WebSocketSession session) {
    var connection = new AgentConnection(parts, session);
    open.add(connection);
    return connection.run().doFinally(signal -> open.remove(connection));
  }

  /** Tells every open desk to come back: this process ends. */
  public void restart() {
    open.forEach(connection -> connection.close(Closing.RESTARTING));
  }

  /** How many desks are open. */
  public int openCount() {
    return open.size();
  }
}
