package io.amends.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Who is at the desk. An agent is the name, not the socket: there as long as any socket of the name
 * gives signs of life, and for a moment longer, so that a page loaded anew changes nothing. What an
 * agent chose (status, capacity) is kept over sockets until the process ends. Whoever is at the
 * desk of another node is there, too. Thread-safe.
 */
public final class Presence {

  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(75);
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final int CAPACITY = 5;

  private final Clock clock;
  private final Map<String, Agent> agents = new TreeMap<>();
  private final Sinks.Many<List<AgentPresence>> changes = Sinks.many().replay().latest();
  private List<AgentPresence> last = List.of();
  private List<AgentPresence> elsewhere = List.of();

  public Presence(Clock clock) {
    this.clock = clock;
    changes.tryEmitNext(last);
  }

  /** A socket of the agent opened. The first ever makes the agent available. */
  public void arrive(String agent, String socket) {
    beat(agent, socket);
  }

  /** A socket of the agent gave a sign of life. */
  public synchronized void beat(String agent, String socket) {
    agents.computeIfAbsent(agent, name -> new Agent()).sockets.put(socket, clock.instant());
    publish();
  }

  public synchronized void leave(String agent, String socket) {
    var known = agents.get(agent);
    if (known != null && known.sockets.remove(socket) != null) {
      known.lastSeen = clock.instant();
      publish();
    }
  }

  /** What the agent chose to be. */
  public synchronized void choose(String agent, String status, int capacity) {
    var known = agents.computeIfAbsent(agent, name -> new Agent());
    known.status = status;
    known.capacity = capacity;
    publish();
  }

  /** Empty for an agent who is not at the desk. */
  public synchronized Optional<AgentPresence> of(String agent) {
    return now().stream().filter(present -> present.name().equals(agent)).findFirst();
  }

  public synchronized boolean isAnybodyAvailable() {
    return now().stream().anyMatch(AgentPresence::isAvailable);
  }

  /**
   * Everybody at the desk, by name: as it is, then whenever it changes; only the newest is kept.
   */
  public Flux<List<AgentPresence>> changes() {
    return changes.asFlux().onBackpressureLatest();
  }

  /** Those at the desk of this node. */
  public synchronized List<AgentPresence> here() {
    return ofThisNode();
  }

  /** Takes in who is at the desk of other nodes now. */
  public synchronized void elsewhere(List<AgentPresence> present) {
    elsewhere = List.copyOf(present);
    publish();
  }

  /** Lets time pass: who gave no sign of life for long is gone. */
  public synchronized void look() {
    publish();
  }

  private void publish() {
    var now = now();
    if (!now.equals(last)) {
      last = now;
      changes.tryEmitNext(now);
    }
  }

  /** Who is at two desks is as at this one. */
  private List<AgentPresence> now() {
    var all = new TreeMap<String, AgentPresence>();
    elsewhere.forEach(present -> all.put(present.name(), present));
    ofThisNode().forEach(present -> all.put(present.name(), present));
    return List.copyOf(all.values());
  }

  private List<AgentPresence> ofThisNode() {
    var at = clock.instant();
    return agents.entrySet().stream()
        .filter(agent -> agent.getValue().isThere(at))
        .map(
            agent ->
                new AgentPresence(
                    agent.getKey(), agent.getValue().status, agent.getValue().capacity))
        .toList();
  }

  private static final class Agent {

    private final Map<String, Instant> sockets = new HashMap<>();
    private String status = AgentPresence.AVAILABLE;
    private int capacity = CAPACITY;
    private @Nullable Instant lastSeen;

    boolean isThere(Instant at) {
      return sockets.values().stream().anyMatch(beat -> beat.plus(SIGN_OF_LIFE).isAfter(at))
          || (lastSeen != null && lastSeen.plus(GRACE).isAfter(at));
    }
  }
}
