package io.amends;

import io.amends.engine.FactSource;
import io.amends.engine.Sender;
import io.amends.shop.DemoRoutes;
import io.amends.shop.DemoShop;
import io.amends.shop.RemedyDispatcher;
import io.amends.shop.ShopClient;
import io.amends.shop.ShopFactSource;
import io.amends.shop.ShopProperties;
import io.amends.shop.ShopRemedySender;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Binds the shop: its API where {@code amends.shop.url} names one, else the demo shop. */
@Configuration(proxyBeanMethods = false)
class ShopConfiguration {

  @Bean
  RemedyDispatcher remedyDispatcher() {
    return new RemedyDispatcher();
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "amends.shop.url")
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
    Sender shopSender(ShopClient shop) {
      return new ShopRemedySender(shop);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "amends.shop.url", matchIfMissing = true, havingValue = "\0")
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
}
