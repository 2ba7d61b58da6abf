package io.amends.shop;

import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** {@code GET /demo/orders}: the sample orders, for the demo page. */
public final class DemoRoutes {

  private DemoRoutes() {}

  public static RouterFunction<ServerResponse> of(DemoShop shop) {
    return RouterFunctions.route()
        .GET("/demo/orders", request -> ServerResponse.ok().bodyValue(shop.sampleOrders()))
        .build();
  }
}
