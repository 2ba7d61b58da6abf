package io.amends.channel.widget;

import io.amends.channel.Closing;
import io.amends.channel.Limits;
import io.amends.channel.MessageReader;
import io.amends.engine.ConversationEngine;
import io.amends.engine.QueueView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** One customer's open chat widget: frames in become turns, replies go out as frames. */
public final class WidgetSocket implements WebSocketHandler {

  private static final String PROTOCOL = "amends.v1";

  private final Parts parts;
  private final Map<String, AtomicInteger> openByAddress = new ConcurrentHashMap<>();
  private final Set<WidgetConnection> open = ConcurrentHashMap.newKeySet();

  /** What a connection works with. */
  public record Parts(
      ConversationEngine engine,
      MessageReader messages,
      ConversationTokens tokens,
      IdentityTokens identities,
      QueueView queue,
      Limits limits,
      JsonMapper json) {}

  public WidgetSocket(Parts parts) {
    this.parts = parts;
  }

  @Override
  public List<String> getSubProtocols() {
    return List.of(PROTOCOL);
  }

  @Override
  public Mono<Void> handle(WebSocketSession session) {
    var address = address(session);
    var count = openByAddress.computeIfAbsent(address, same -> new AtomicInteger());
    if (count.incrementAndGet() > parts.limits().connectionsPerAddress()) {
      leave(address, count);
      return session.close(Closing.ABUSE);
    }
    var connection = new WidgetConnection(parts, session);
    open.add(connection);
    return connection
        .run()
        .doFinally(
            signal -> {
              open.remove(connection);
              leave(address, count);
            });
  }

  /** Tells every open widget to come back: this process ends. */
  public void restart() {
    open.forEach(connection -> connection.close(Closing.RESTARTING));
  }

  /** How many widgets are open. */
  public int openCount() {
    return open.size();
  }

  private void leave(String address, AtomicInteger count) {
    if (count.decrementAndGet() <= 0) {
      openByAddress.remove(address, count);
    }
  }

  private static String address(WebSocketSession session) {
    var remote = session.getHandshakeInfo().getRemoteAddress();
    return remote == null || remote.getAddress() == null
        ? "unknown"
        : remote.getAddress().getHostAddress();
  }
}
