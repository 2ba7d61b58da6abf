package io.amends;

import io.amends.desk.WaitingRoom;
import io.amends.engine.ConversationEngine;
import io.amends.engine.CustomerEraser;
import io.amends.engine.DeadLetters;
import io.amends.engine.Dispatcher;
import io.amends.engine.EngineProperties;
import io.amends.engine.EngineRuntime;
import io.amends.engine.FactSource;
import io.amends.installed.InstalledSets;
import io.amends.language.Understander;
import io.amends.outbox.OutboxPump;
import io.amends.store.DispatchStore;
import io.amends.store.ErasureStore;
import io.amends.store.EventStore;
import io.amends.store.LedgerStore;
import io.amends.timer.WakeUps;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;

/** Binds the engine and the clock's hand. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  @Bean
  EngineRuntime engineRuntime(
      EngineProperties properties,
      EventStore events,
      LedgerStore ledgers,
      InstalledSets sets,
      Understander understander,
      Scheduler reading,
      CallingLoops loops,
      FactSource facts,
      List<Dispatcher> dispatchers,
      WaitingRoom waiting,
      ObjectProvider<OutboxPump> outbox,
      Clock clock) {
    return new EngineRuntime(
        properties,
        new EngineRuntime.Parts(
            events,
            ledgers,
            () -> sets,
            sets::policy,
            () -> understander,
            reading,
            loops,
            facts,
            dispatchers,
            waiting::accept,
            () -> outbox.getObject().nudge(),
            clock));
  }

  @Bean
  ConversationEngine conversationEngine(EngineRuntime runtime) {
    return runtime.engine();
  }

  @Bean
  CustomerEraser customerEraser(
      EventStore events,
      LedgerStore ledgers,
      ErasureStore erasures,
      List<Dispatcher> dispatchers,
      InstalledSets sets,
      ConversationEngine engine,
      WaitingRoom waiting) {
    return new CustomerEraser(
        events,
        ledgers,
        erasures,
        dispatchers,
        sets::policy,
        id -> {
          engine.erased(id);
          waiting.forget(id);
        });
  }

  @Bean
  DeadLetters deadLetters(
      DispatchStore dispatches, EventStore events, ObjectProvider<OutboxPump> outbox) {
    return new DeadLetters(dispatches, events, () -> outbox.getObject().nudge());
  }

  @Bean
  WakeUps wakeUps(EventStore store, ConversationEngine engine, Clock clock) {
    return new WakeUps(store, engine, clock);
  }
}
