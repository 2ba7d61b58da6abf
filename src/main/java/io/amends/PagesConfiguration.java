package io.amends;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * The demo page at {@code /} and the desk at {@code /desk} with its pictures; their files are
 * static resources.
 */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration {

  @Bean
  RouterFunction<ServerResponse> pages() {
    return RouterFunctions.route()
        .GET("/", request -> page("static/index.html"))
        .GET("/desk", request -> page("static/desk/index.html"))
        .GET("/desk/", request -> page("static/desk/index.html"))
        .GET("/desk/flows", request -> page("static/desk/flows.html"))
        .build();
  }

  private static Mono<ServerResponse> page(String file) {
    return ServerResponse.ok()
        .contentType(MediaType.TEXT_HTML)
        .bodyValue(new ClassPathResource(file));
  }
}
