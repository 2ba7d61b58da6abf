package io.amends;

import io.amends.channel.Limits;
import io.amends.channel.MessageReader;
import io.amends.channel.api.ApiRoutes;
import io.amends.channel.api.FlowsControl;
import io.amends.channel.api.SecurityHeaders;
import io.amends.channel.api.WholeAnswers;
import io.amends.desk.AgentDirectory;
import io.amends.engine.ConversationEngine;
import io.amends.engine.CustomerEraser;
import io.amends.engine.DeadLetters;
import io.amends.engine.EngineProperties;
import io.amends.installed.InstalledSets;
import io.amends.installed.InstalledUnderstander;
import io.amends.language.Understander;
import io.amends.store.EventCodec;
import io.amends.store.EventStore;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Binds {@code /api/v1}. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

  /** Understanding whole batches, reading files: at most so many at once. */
  private static final int SLOW_WORKERS = 2;

  private static final int SLOW_WAITING = 1_000;

  @Bean(destroyMethod = "dispose")
  Scheduler slowWork() {
    return Schedulers.newBoundedElastic(SLOW_WORKERS, SLOW_WAITING, "slow-work");
  }

  @Bean
  SecurityHeaders securityHeaders() {
    return new SecurityHeaders();
  }

  @Bean
  WholeAnswers wholeAnswers() {
    return new WholeAnswers();
  }

  @Bean(destroyMethod = "close")
  Reload reload(
      AmendsProperties properties,
      InstalledSets sets,
      InstalledUnderstander understander,
      ShippedFirst learner) {
    return new Reload(
        new FlowsOnDisk(properties),
        new IntentsOnDisk(properties.intents(), learner),
        sets,
        understander);
  }

  /** After the sign-in, for it also answers whatever else is asked for under {@code /api/v1}. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  RouterFunction<ServerResponse> api(
      ConversationEngine engine,
      EventStore store,
      EventCodec codec,
      InstalledSets sets,
      Understander understander,
      FlowsControl flows,
      Limits limits,
      Clock clock,
      EngineProperties properties,
      Credentials credentials,
      AgentDirectory agents,
      CustomerEraser eraser,
      DeadLetters deadLetters,
      Scheduler reading,
      Scheduler slowWork) {
    return new ApiRoutes(
            new ApiRoutes.Parts(
                engine,
                store,
                codec,
                () -> sets,
                () -> understander,
                reading,
                flows,
                new MessageReader(limits.codePoints()),
                clock,
                properties.zone(),
                credentials::apiToken,
                token -> agents.agentOf(token).isPresent(),
                slowWork,
                () -> eraser,
                deadLetters))
        .routes();
  }
}
