package io.amends;

import io.amends.channel.Limits;
import io.amends.channel.LingeringClose;
import io.amends.channel.MessageReader;
import io.amends.channel.UnreadTimeout;
import io.amends.channel.agent.AgentSocket;
import io.amends.channel.widget.ConversationTokens;
import io.amends.channel.widget.IdentityProperties;
import io.amends.channel.widget.IdentityTokens;
import io.amends.channel.widget.WidgetSocket;
import io.amends.engine.ConversationEngine;
import io.amends.engine.QueueView;
import io.netty.channel.ChannelOption;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.support.WebSocketHandlerAdapter;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import reactor.netty.http.server.WebsocketServerSpec;
import tools.jackson.databind.json.JsonMapper;

/** Binds the customer's widget, and the way into both sockets. */
@Configuration(proxyBeanMethods = false)
class WidgetConfiguration {

  private static final Duration LINGERS = Duration.ofSeconds(2);

  /**
   * How much the system takes off our hands for one connection (Linux doubles it). Left to itself
   * it takes four megabytes, and with some hundred widgets that read nothing all that it has for
   * sockets, those of Redis among them.
   */
  private static final int UNREAD_BYTES = 64 * 1024;

  @Bean
  WidgetSocket widgetSocket(
      ConversationEngine engine,
      IdentityProperties identity,
      Credentials credentials,
      QueueView queue,
      Limits limits,
      Clock clock) {
    return new WidgetSocket(
        new WidgetSocket.Parts(
            engine,
            new MessageReader(limits.codePoints()),
            new ConversationTokens(credentials.tokenKey().getBytes(StandardCharsets.UTF_8)),
            new IdentityTokens(identity, clock),
            queue,
            limits,
            JsonMapper.builder().build()));
  }

  /** Before the server goes down, whoever is connected is told to come back. */
  @Bean
  ApplicationListener<ContextClosedEvent> comeBack(WidgetSocket widget, AgentSocket agents) {
    return closed -> {
      widget.restart();
      agents.restart();
    };
  }

  @Bean
  SimpleUrlHandlerMapping sockets(
      WidgetSocket widget, AgentSocket agents, AmendsProperties properties) {
    var mapping = new SimpleUrlHandlerMapping(Map.of("/ws/chat", widget, "/ws/agent", agents), -1);
    if (!properties.origins().isEmpty()) {
      var allowed = new CorsConfiguration();
      allowed.setAllowedOrigins(properties.origins());
      allowed.addAllowedMethod(HttpMethod.GET);
      mapping.setCorsConfigurations(Map.of("/ws/**", allowed));
    }
    return mapping;
  }

  /** Frames are bounded before anything reads them; permessage-deflate stays off. */
  @Bean
  WebSocketHandlerAdapter webSocketHandlerAdapter(Limits limits) {
    var bytes = (int) limits.frame().toBytes();
    return new WebSocketHandlerAdapter(
        new HandshakeWebSocketService(
            new ReactorNettyRequestUpgradeStrategy(
                () -> WebsocketServerSpec.builder().maxFramePayloadLength(bytes))));
  }

  @Bean
  Draining draining() {
    return new Draining();
  }

  /** Whoever reads nothing holds on to nothing, and whoever is sent away hears why. */
  @Bean
  WebServerFactoryCustomizer<NettyReactiveWebServerFactory> connectionEnds(
      Limits limits, Draining draining) {
    return factory ->
        factory.addServerCustomizers(
            server ->
                server
                    .childOption(ChannelOption.SO_SNDBUF, UNREAD_BYTES)
                    // Once for each connection; what follows comes with each request on it, too.
                    .doOnChannelInit(
                        (observer, channel, remote) -> {
                          draining.takes(channel);
                          channel.pipeline().addFirst(new LingeringClose(LINGERS));
                        })
                    .doOnConnection(
                        connection ->
                            connection.addHandlerLast(new UnreadTimeout(limits.unread()))));
  }
}
