package io.amends;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.amends.channel.agent.AgentSocket;
import io.amends.channel.widget.WidgetSocket;
import io.amends.desk.WaitingRoom;
import io.amends.engine.EngineRuntime;
import io.amends.installed.InstalledUnderstander;
import io.amends.outbox.OutboxPump;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationPredicate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.LoopResources;

/** Our own figures beside those of Spring Boot. */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

  /** A socket is no request that takes hours, and what is known of one is kept while it is open. */
  @Bean
  ObservationPredicate socketsAreNoRequests() {
    return (name, context) ->
        !(context instanceof ServerRequestObservationContext request
            && request.getCarrier() != null
            && request.getCarrier().getPath().value().startsWith("/ws/"));
  }

  @Bean
  MeterBinder amendsFigures(
      WidgetSocket widgets, AgentSocket agents, WaitingRoom room, OutboxPump outbox) {
    return registry -> {
      Gauge.builder("amends.widgets.open", widgets, WidgetSocket::openCount).register(registry);
      Gauge.builder("amends.agents.open", agents, AgentSocket::openCount).register(registry);
      Gauge.builder("amends.queue.waiting", room, WaitingRoom::size).register(registry);
      Gauge.builder("amends.promises.pressing", room, WaitingRoom::promisesPressing)
          .description("conversations with a promise due soon or overdue, known to the desk")
          .register(registry);
      Gauge.builder("amends.promises.overdue", room, WaitingRoom::promisesOverdue)
          .description("those of them whose promise was not kept in time")
          .register(registry);
      Gauge.builder("amends.outbox.in.flight", outbox, OutboxPump::inFlight).register(registry);
    };
  }

  /** The threads on which nobody may be held up: those of the sockets, of turns and of answers. */
  @Bean
  EventLoopWatch eventLoopWatch(ReactorResourceFactory resources, EngineRuntime engine) {
    var loops = new ArrayList<Executor>();
    resources.getLoopResources().onServer(LoopResources.DEFAULT_NATIVE).forEach(loops::add);
    for (var scheduler : List.of(engine.scheduler(), Schedulers.parallel())) {
      // Workers are given out in turn, so that these are one of each thread.
      for (var n = 0; n < Runtime.getRuntime().availableProcessors(); n++) {
        loops.add(scheduler.createWorker()::schedule);
      }
    }
    return new EventLoopWatch(loops);
  }

  @Bean
  MeterBinder eventLoopFigures(EventLoopWatch watch) {
    return registry -> {
      FunctionCounter.builder("amends.loops.held.up", watch, EventLoopWatch::heldUp)
          .description("how often a thread that serves everybody was held up for over 100 ms")
          .register(registry);
      TimeGauge.builder(
              "amends.loops.lag", watch, MILLISECONDS, loops -> loops.longestLag().toNanos() / 1e6)
          .description("how long a task waited for such a thread at most, lately")
          .register(registry);
    };
  }

  /** Which model understands: the tag tells, the value is always 1. */
  @Bean
  MeterBinder modelFigure(InstalledUnderstander understander) {
    return registry -> {
      var model =
          MultiGauge.builder("amends.model")
              .description("1; the hash is that of the model that understands")
              .register(registry);
      understander.whenInstalled(
          hash -> model.register(List.of(Row.of(Tags.of("hash", hash), 1)), true));
    };
  }
}
