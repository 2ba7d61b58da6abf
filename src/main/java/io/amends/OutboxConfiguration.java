package io.amends;

import io.amends.channel.marketplace.StandardDispatcher;
import io.amends.channel.marketplace.StandardReplySender;
import io.amends.channel.marketplace.StandardWebhookProperties;
import io.amends.channel.marketplace.StandardWebhookRoutes;
import io.amends.engine.ConversationEngine;
import io.amends.engine.Dispatcher;
import io.amends.engine.QueueView;
import io.amends.engine.Sender;
import io.amends.outbox.OutboxProperties;
import io.amends.outbox.OutboxPump;
import io.amends.store.DispatchStore;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** Binds what is sent to the outside, and the shop's own webhooks. */
@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {

  @Bean
  OutboxPump outboxPump(
      DispatchStore store,
      List<Sender> senders,
      ConversationEngine engine,
      OutboxProperties properties,
      Clock clock) {
    return new OutboxPump(
        store, senders, new Undelivered(engine), properties, clock, Schedulers.parallel());
  }

  /** Where no secret is set there is nothing to find. */
  @Bean
  RouterFunction<ServerResponse> standardWebhook(
      ConversationEngine engine, StandardWebhookProperties properties, Clock clock) {
    return properties.isReceiving()
        ? new StandardWebhookRoutes(engine, properties, clock).routes()
        : request -> Mono.empty();
  }

  @Bean
  Dispatcher standardDispatcher(StandardWebhookProperties properties, QueueView queue) {
    return properties.isReplying()
        ? new StandardDispatcher(queue, JsonMapper.builder().build())
        : (before, after, event) -> List.of();
  }

  @Configuration(proxyBeanMethods = false)
  @Conditional(IsReplying.class)
  static class Replying {

    @Bean
    StandardReplySender standardReplySender(
        WebClient.Builder builder, StandardWebhookProperties properties, Clock clock) {
      return new StandardReplySender(builder, properties, clock);
    }
  }

  static final class IsReplying implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      var url = "amends.webhooks.standard.reply-url";
      return !context.getEnvironment().getProperty(url, "").isBlank();
    }
  }
}
