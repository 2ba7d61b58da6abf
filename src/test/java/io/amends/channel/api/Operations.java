package io.amends.channel.api;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** What a router answers, as {@code GET /path}; a route that takes every method is left out. */
final class Operations implements RouterFunctions.Visitor, RequestPredicates.Visitor {

  private final Set<String> found = new TreeSet<>();
  private Set<HttpMethod> methods = Set.of();
  private String path = "";

  static Set<String> of(RouterFunction<?> router) {
    var operations = new Operations();
    router.accept(operations);
    return operations.found;
  }

  @Override
  public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
    methods = Set.of();
    path = "";
    predicate.accept(this);
    methods.forEach(method -> found.add(method + " " + path));
  }

  @Override
  public void method(Set<HttpMethod> all) {
    methods = all;
  }

  @Override
  public void path(String pattern) {
    path = pattern;
  }

  @Override
  public void startNested(RequestPredicate predicate) {
    throw new AssertionError("the walk does not know nested routes");
  }

  @Override
  public void endNested(RequestPredicate predicate) {}

  @Override
  public void resources(Function<ServerRequest, Mono<Resource>> lookup) {}

  @Override
  public void attributes(Map<String, Object> attributes) {}

  @Override
  public void unknown(RouterFunction<?> router) {
    throw new AssertionError("the walk does not know " + router);
  }

  @Override
  public void pathExtension(String extension) {}

  @Override
  public void header(String name, String value) {}

  @Override
  public void queryParam(String name, String value) {}

  @Override
  public void version(String version) {}

  @Override
  public void startAnd() {}

  @Override
  public void and() {}

  @Override
  public void endAnd() {}

  @Override
  public void startOr() {}

  @Override
  public void or() {}

  @Override
  public void endOr() {}

  @Override
  public void startNegate() {}

  @Override
  public void endNegate() {}

  @Override
  public void unknown(RequestPredicate predicate) {
    throw new AssertionError("the walk does not know " + predicate);
  }
}
