package io.amends;

import io.amends.channel.Limits;
import io.amends.channel.MessageReader;
import io.amends.channel.widget.ConversationTokens;
import io.amends.channel.widget.IdentityProperties;
import io.amends.channel.widget.IdentityTokens;
import io.amends.channel.widget.WidgetSocket;
import io.amends.engine.ConversationEngine;
import io.amends.engine.QueueView;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Binds the customer's widget. */
@Configuration(proxyBeanMethods = false)
class WidgetConfiguration {

  @Bean
  WidgetSocket widgetSocket(
      ConversationEngine engine,
      IdentityProperties identity,
      ObjectProvider<QueueView> queue,
      Limits limits,
      Clock clock) {
    return new WidgetSocket(
        new WidgetSocket.Parts(
            engine,
            new MessageReader(limits.codePoints()),
            new ConversationTokens(new byte[32]),
            new IdentityTokens(identity, clock),
            id -> Optional.empty(),
            limits,
            JsonMapper.builder().build()));
  }

  @Bean
  SimpleUrlHandlerMapping sockets(WidgetSocket widget) {
    return new SimpleUrlHandlerMapping(Map.of("/ws/chat", widget), -1);
  }
}
