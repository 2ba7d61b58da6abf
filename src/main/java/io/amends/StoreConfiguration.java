package io.amends;

import io.amends.store.memory.MemoryStore;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Binds the store. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  MemoryStore store() {
    return new MemoryStore();
  }
}
