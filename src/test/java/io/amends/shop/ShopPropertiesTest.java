package io.amends.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;

class ShopPropertiesTest {

  @Test
  void nothing_configured_means_the_demo_shop_and_these_defaults() {
    var properties = ShopPropertiesOf.bind(Map.of());

    assertThat(properties.isConfigured()).isFalse();
    assertThat(properties.timeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(properties.remedyTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(properties.breaker())
        .isEqualTo(
            new ShopProperties.Breaker(Duration.ofSeconds(30), 10, 50, Duration.ofSeconds(10), 2));
  }

  @Test
  void a_client_without_an_address_is_refused_at_start() {
    var nothing = ShopPropertiesOf.bind(Map.of("amends.shop.url", ""));

    assertThatThrownBy(() -> new ShopClient(WebClient.builder(), nothing, Clock.systemUTC()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("amends.shop.url");
  }

  @Test
  void the_token_is_not_in_the_text_of_it() {
    var properties = ShopPropertiesOf.url("https://shop.example", Duration.ofSeconds(1));

    assertThat(properties.toString()).contains("shop.example").doesNotContain("s3cret");
  }
}
