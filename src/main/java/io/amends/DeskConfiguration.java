package io.amends;

import io.amends.channel.Limits;
import io.amends.channel.agent.AgentSocket;
import io.amends.channel.agent.PictureRoutes;
import io.amends.channel.agent.SignInRoutes;
import io.amends.desk.AgentDesk;
import io.amends.desk.AgentDirectory;
import io.amends.desk.DeskRuntime;
import io.amends.desk.GuardGate;
import io.amends.desk.Presence;
import io.amends.desk.WaitingRoom;
import io.amends.engine.ConversationEngine;
import io.amends.engine.FlowLibrary;
import io.amends.installed.InstalledSets;
import io.amends.store.EventStore;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** Binds the people's side: the queue, the desk, the agents' socket and their way in. */
@Configuration(proxyBeanMethods = false)
class DeskConfiguration {

  /** An agent who is gone for so long gives conversations back to the queue. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Bean
  Presence presence(Clock clock) {
    return new Presence(clock);
  }

  @Bean
  WaitingRoom waitingRoom(Presence presence, Clock clock) {
    return new WaitingRoom(presence::isAnybodyAvailable, clock);
  }

  @Bean
  AgentDesk agentDesk(ConversationEngine engine, FlowLibrary library, Clock clock) {
    return new AgentDesk(engine, new GuardGate(library), clock);
  }

  @Bean
  DeskRuntime deskRuntime(
      ConversationEngine engine,
      EventStore store,
      AgentDesk desk,
      WaitingRoom room,
      Presence presence,
      Clock clock) {
    return new DeskRuntime(engine, store, desk, room, presence, PATIENCE, clock);
  }

  @Bean
  AgentSocket agentSocket(
      ConversationEngine engine,
      AgentDesk desk,
      AgentDirectory directory,
      WaitingRoom room,
      Presence presence,
      FlowLibrary flows,
      Limits limits,
      Clock clock) {
    return new AgentSocket(
        new AgentSocket.Parts(
            engine,
            desk,
            directory,
            room,
            presence,
            flows,
            limits,
            JsonMapper.builder().build(),
            clock));
  }

  /** Before the API, which answers whatever else is asked for there. */
  @Bean
  @Order(0)
  RouterFunction<ServerResponse> signIn(AgentDirectory directory) {
    return SignInRoutes.of(directory);
  }

  @Bean
  @Order(0)
  RouterFunction<ServerResponse> pictures(InstalledSets sets, AgentDirectory directory) {
    return PictureRoutes.of(sets::book, token -> directory.agentOf(token).isPresent());
  }
}
