package io.amends;

import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Ends connections while the service goes down: with their answer, and what is left of them before
 * anything goes that answers are made of. A web server that ends gracefully leaves a connection
 * open on which it has just answered, and whoever asks there next would be told that something is
 * wrong; so it is closed, and asked for at another node. Thread-safe.
 */
final class Draining implements ApplicationListener<ContextClosedEvent>, SmartLifecycle, WebFilter {

  /** After the web server has ended, and before everything behind it. */
  private static final int PHASE = WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;

  private static final Duration CLOSED_WITHIN = Duration.ofSeconds(5);

  private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private volatile boolean isEnding;
  private volatile boolean isRunning;

  /** It is closed in the end, if it still is there. */
  void takes(Channel connection) {
    open.add(connection);
  }

  @Override
  public void onApplicationEvent(ContextClosedEvent closed) {
    isEnding = true;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    exchange
        .getResponse()
        .beforeCommit(
            () -> {
              if (isEnding) {
                exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
              }
              return Mono.empty();
            });
    return chain.filter(exchange);
  }

  @Override
  public void start() {
    isRunning = true;
  }

  /** Comes back when nobody can ask any more; an end that lingers goes on by itself. */
  @Override
  public void stop() {
    for (var connection : open) {
      connection
          .eventLoop()
          .submit(() -> connection.close())
          .awaitUninterruptibly(CLOSED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }
    isRunning = false;
  }

  @Override
  public boolean isRunning() {
    return isRunning;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
