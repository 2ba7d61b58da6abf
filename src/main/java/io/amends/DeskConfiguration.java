package io.amends;

import io.amends.desk.AgentDesk;
import io.amends.desk.Presence;
import io.amends.desk.PromiseGate;
import io.amends.desk.WaitingRoom;
import io.amends.engine.ConversationEngine;
import io.amends.language.Understander;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Binds the people's side. */
@Configuration(proxyBeanMethods = false)
class DeskConfiguration {

  @Bean
  Presence presence(Clock clock) {
    return new Presence(clock);
  }

  @Bean
  WaitingRoom waitingRoom(Presence presence, Clock clock) {
    return new WaitingRoom(presence::isAnybodyAvailable, clock);
  }

  @Bean
  AgentDesk agentDesk(ConversationEngine engine, Understander understander, Clock clock) {
    return new AgentDesk(engine, new PromiseGate(() -> understander, clock), clock);
  }
}
