package io.amends.desk;

import io.amends.store.SharedStore;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Tells other nodes every second who is at the desk of this one, and hears it of theirs. */
public final class SharedPresence implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(SharedPresence.class);
  private static final String SUBJECT = "presence";
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final TypeReference<List<AgentPresence>> AGENTS = new TypeReference<>() {};

  /** With the desk, before the channels. */
  private static final int PHASE = 20;

  private final SharedStore store;
  private final Presence presence;
  private final JsonMapper json = JsonMapper.builder().build();
  private volatile @Nullable Disposable running;

  public SharedPresence(SharedStore store, Presence presence) {
    this.store = store;
    this.presence = presence;
  }

  @Override
  public void start() {
    running =
        Flux.interval(Duration.ZERO, INTERVAL)
            .onBackpressureDrop()
            .concatMap(tick -> exchange(), 1)
            .subscribe();
  }

  /** While the store is away everybody is thought to be where they were. */
  private Mono<Void> exchange() {
    return Mono.defer(() -> store.post(SUBJECT, json.writeValueAsString(presence.here())))
        .thenMany(store.posted(SUBJECT))
        .flatMapIterable(this::read)
        .collectList()
        .doOnNext(presence::elsewhere)
        .then()
        .onErrorResume(
            away -> {
              LOG.debug("Who is at other desks is not known: {}", away.toString());
              return Mono.empty();
            });
  }

  private List<AgentPresence> read(String posted) {
    try {
      return json.readValue(posted, AGENTS);
    } catch (JacksonException otherRelease) {
      return List.of();
    }
  }

  @Override
  public void stop() {
    var now = running;
    if (now != null) {
      now.dispose();
      store.post(SUBJECT, "").subscribe(done -> {}, away -> {});
    }
    running = null;
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
