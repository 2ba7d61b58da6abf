package io.amends;

import io.amends.desk.Presence;
import io.amends.desk.SharedPresence;
import io.amends.desk.WaitingRoom;
import io.amends.dialog.yaml.SoundSets;
import io.amends.engine.ConversationEngine;
import io.amends.engine.Elsewhere;
import io.amends.installed.FolderArchive;
import io.amends.installed.SetArchive;
import io.amends.outbox.OutboxPump;
import io.amends.store.Durability;
import io.amends.store.EventCodec;
import io.amends.store.JsonEventCodec;
import io.amends.store.embedded.EmbeddedStore;
import io.amends.store.memory.MemoryStore;
import io.amends.store.redis.RedisStore;
import io.netty.channel.EventLoop;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;

/** Binds the store that {@code amends.store} names, and where sets of flows are kept beside it. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

  @Bean
  EventCodec eventCodec() {
    return new JsonEventCodec();
  }

  /**
   * Of one node by itself it is the machine's. Nodes that share a store are told the time by it;
   * whoever sets the clock of one machine changes nothing for them, not even for a moment.
   */
  @Bean
  ServiceClock clock(AmendsProperties properties) {
    var machine = Clock.offset(Clock.systemUTC(), properties.clockOffset());
    return new ServiceClock(
        properties.store() == AmendsProperties.Store.REDIS ? new SteadyClock(machine) : machine);
  }

  @Bean
  CallingLoops callingLoops(ReactorResourceFactory resources) {
    var loops = new ArrayList<EventLoop>();
    resources
        .getLoopResources()
        .onServer(LoopResources.DEFAULT_NATIVE)
        .forEach(loop -> loops.add((EventLoop) loop));
    return new CallingLoops(loops);
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "amends.store", havingValue = "embedded", matchIfMissing = true)
  static class Embedded {

    @Bean(destroyMethod = "close")
    EmbeddedStore store(
        AmendsProperties properties, EventCodec codec, Clock clock, CallingLoops loops) {
      return EmbeddedStore.open(
          properties.data().resolve("store"),
          properties.durabilityOr(Durability.FSYNC),
          codec,
          clock,
          loops::executor);
    }

    /** Not ready while nothing can be written; it mends itself where it can. */
    @Bean
    HealthIndicator storeHealthIndicator(EmbeddedStore store) {
      return () -> health(store.fault());
    }

    @Bean
    SetArchive setArchive(AmendsProperties properties) {
      return new FolderArchive(properties.data().resolve("installed"));
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "amends.store", havingValue = "redis")
  static class Redis {

    @Bean(destroyMethod = "close")
    RedisStore store(
        AmendsProperties properties,
        RedisProperties redis,
        EventCodec codec,
        Clock clock,
        CallingLoops loops) {
      return RedisStore.open(
          redis.settings(),
          properties.durabilityOr(Durability.LOCAL),
          codec,
          clock,
          loops::scheduler);
    }

    /** Not ready while Redis is away or keeps nothing; it mends itself when Redis does. */
    @Bean
    HealthIndicator storeHealthIndicator(RedisStore store) {
      return () -> health(store.fault());
    }

    @Bean
    Elsewhere elsewhere(
        RedisStore store,
        ConversationEngine engine,
        WaitingRoom waiting,
        ObjectProvider<OutboxPump> outbox) {
      return new Elsewhere(
          store,
          engine,
          waiting::accept,
          () -> outbox.getObject().nudge(),
          id -> {
            engine.erased(id);
            waiting.forget(id);
          });
    }

    @Bean
    ClockAgreement clockAgreement(RedisStore store, ServiceClock clock) {
      return new ClockAgreement(store::time, clock);
    }

    @Bean
    SharedPresence sharedPresence(RedisStore store, Presence presence) {
      return new SharedPresence(store, presence);
    }

    @Bean
    SetArchive setArchive(AmendsProperties properties, RedisStore store) {
      return new SharedArchive(new FolderArchive(properties.data().resolve("installed")), store);
    }
  }

  /** Beside all that a node keeps; one that keeps nothing in its folder keeps none of it. */
  @Bean
  SoundSets soundSets(AmendsProperties properties) {
    return properties.store() == AmendsProperties.Store.MEMORY
        ? SoundSets.NONE
        : SoundSetsOnDisk.in(properties.data().resolve("judged"));
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "amends.store", havingValue = "memory")
  static class Memory {

    @Bean
    MemoryStore store() {
      return new MemoryStore();
    }

    @Bean
    HealthIndicator storeHealthIndicator() {
      return () -> Health.up().withDetail("kept", "in memory only").build();
    }

    @Bean
    SetArchive setArchive() {
      return new MemoryArchive();
    }
  }

  private static Health health(Optional<String> fault) {
    return fault
        .map(why -> Health.down().withDetail("fault", why).build())
        .orElseGet(() -> Health.up().build());
  }

  /** For trying out: gone at the end, as the conversations are. */
  private static final class MemoryArchive implements SetArchive {

    private final Map<String, Map<String, String>> sets = new ConcurrentHashMap<>();

    @Override
    public void keep(String hash, Map<String, String> files) {
      sets.putIfAbsent(hash, Map.copyOf(files));
    }

    @Override
    public Optional<Map<String, String>> files(String hash) {
      return Optional.ofNullable(sets.get(hash));
    }
  }
}
