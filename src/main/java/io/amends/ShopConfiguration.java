package io.amends;

import io.amends.engine.FactSource;
import io.amends.engine.Sender;
import io.amends.shop.DemoRoutes;
import io.amends.shop.DemoShop;
import io.amends.shop.ShopClient;
import io.amends.shop.ShopDispatcher;
import io.amends.shop.ShopFactSource;
import io.amends.shop.ShopProperties;
import io.amends.shop.ShopSender;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Binds the shop: its API where {@code amends.shop.url} names one, else the demo shop. */
@Configuration(proxyBeanMethods = false)
class ShopConfiguration {

  @Bean
  ShopDispatcher shopDispatcher() {
    return new ShopDispatcher();
  }

  /** A new one each time: whoever gets it may change it. */
  @Bean
  @Scope("prototype")
  WebClient.Builder webClientBuilder() {
    return WebClient.builder();
  }

  @Configuration(proxyBeanMethods = false)
  @Conditional(IsNamed.class)
  static class RealShop {

    @Bean
    ShopClient shopClient(WebClient.Builder builder, ShopProperties properties, Clock clock) {
      return new ShopClient(builder, properties, clock);
    }

    @Bean
    FactSource shopFacts(ShopClient shop) {
      return new ShopFactSource(shop);
    }

    @Bean
    Sender shopSender(ShopClient shop, Clock clock) {
      return new ShopSender(shop, clock);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Conditional(IsPretended.class)
  static class PretendedShop {

    @Bean
    DemoShop demoShop(Clock clock) {
      return new DemoShop(clock);
    }

    @Bean
    RouterFunction<ServerResponse> demoRoutes(DemoShop shop) {
      return DemoRoutes.of(shop);
    }
  }

  /** An address that is set and not blank, as an empty environment variable would be. */
  static final class IsNamed implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !context.getEnvironment().getProperty("amends.shop.url", "").isBlank();
    }
  }

  static final class IsPretended implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !new IsNamed().matches(context, metadata);
    }
  }
}
