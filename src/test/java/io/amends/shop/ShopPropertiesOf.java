package io.amends.shop;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The properties as Spring binds them, so that the defaults are those of the product. */
final class ShopPropertiesOf {

  private ShopPropertiesOf() {}

  static ShopProperties url(String url, Duration timeout) {
    return bind(
        Map.of(
            "amends.shop.url",
            url,
            "amends.shop.token",
            "s3cret",
            "amends.shop.timeout",
            timeout.toString(),
            "amends.shop.remedy-timeout",
            timeout.toString()));
  }

  static ShopProperties bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("amends.shop", ShopProperties.class);
  }
}
