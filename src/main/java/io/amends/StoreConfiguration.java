package io.amends;

import io.amends.store.EventCodec;
import io.amends.store.JsonEventCodec;
import io.amends.store.embedded.EmbeddedStore;
import io.amends.store.memory.MemoryStore;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Binds the store that {@code amends.store} names. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  EventCodec eventCodec() {
    return new JsonEventCodec();
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "amends.store", havingValue = "embedded", matchIfMissing = true)
  static class Embedded {

    @Bean(destroyMethod = "close")
    EmbeddedStore store(AmendsProperties properties, EventCodec codec, Clock clock) {
      return EmbeddedStore.open(
          properties.data().resolve("store"), properties.durability(), codec, clock);
    }

    /** Not ready while nothing can be written; it mends itself where it can. */
    @Bean
    HealthIndicator storeHealthIndicator(EmbeddedStore store) {
      return () ->
          store
              .fault()
              .map(fault -> Health.down().withDetail("fault", fault).build())
              .orElseGet(() -> Health.up().build());
    }
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
  }
}
