package io.amends.channel.api;

import io.amends.channel.MessageReader;
import io.amends.channel.api.FlowsControl.CheckResult;
import io.amends.channel.api.FlowsControl.FlowProblem;
import io.amends.channel.api.FlowsControl.Installed;
import io.amends.channel.api.FlowsControl.InstalledModel;
import io.amends.channel.api.FlowsControl.NothingOnDisk;
import io.amends.channel.api.FlowsControl.ReloadResult;
import io.amends.commerce.Lookup;
import io.amends.commerce.Orders;
import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationId;
import io.amends.conversation.Decider;
import io.amends.conversation.DecisionEvent.HandoffRequested;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.conversation.Mode;
import io.amends.dialog.Books;
import io.amends.engine.Announcement.EntryAdded;
import io.amends.engine.ConversationEngine;
import io.amends.engine.CustomerEraser;
import io.amends.engine.DeadLetters;
import io.amends.engine.EngineProperties;
import io.amends.engine.EngineRuntime;
import io.amends.engine.FactSource;
import io.amends.engine.FlowLibrary;
import io.amends.store.Append;
import io.amends.store.Dispatch;
import io.amends.store.EventStore;
import io.amends.store.JsonEventCodec;
import io.amends.store.SampleAppend;
import io.amends.store.memory.MemoryStore;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real engine on a memory store behind the real routes; the shop and the model are made up. */
final class ApiFixture implements AutoCloseable {

  static final String TOKEN = "the-token";
  static final String AGENTS_TOKEN = "an-agents-token";

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final JsonMapper JSON = new JsonMapper();

  final Clock clock = Clock.fixed(Orders.NOW, ZoneOffset.UTC);
  final MemoryStore store = new MemoryStore(clock);
  final FakeUnderstander understander = new FakeUnderstander();
  final AtomicReference<FlowLibrary> library = new AtomicReference<>(library());
  final AtomicReference<ReloadResult> reload = new AtomicReference<>(new NothingOnDisk());
  final AtomicInteger reloads = new AtomicInteger();
  final AtomicInteger nudges = new AtomicInteger();
  final ConversationEngine engine;
  final ApiRoutes routes;
  final WebTestClient client;
  private final EngineRuntime runtime;

  ApiFixture() {
    this(store -> store);
  }

  /**
   * @param around what the API and the engine see of the store
   */
  ApiFixture(UnaryOperator<EventStore> around) {
    var events = around.apply(store);
    this.runtime =
        new EngineRuntime(
            new EngineProperties(
                Mode.AUTOPILOT, Duration.ZERO, ZoneOffset.UTC, DataSize.ofMegabytes(16)),
            new EngineRuntime.Parts(
                events,
                store,
                library::get,
                () -> Books.small().policy(),
                () -> understander,
                Schedulers.immediate(),
                () -> false,
                shop(),
                List.of(),
                headline -> {},
                () -> {},
                clock));
    this.runtime.start();
    this.engine = runtime.engine();
    this.routes =
        new ApiRoutes(
            new ApiRoutes.Parts(
                engine,
                events,
                new JsonEventCodec(),
                library::get,
                () -> understander,
                Schedulers.immediate(),
                flows(),
                new MessageReader(),
                clock,
                ZoneId.of("Asia/Shanghai"),
                () -> TOKEN,
                AGENTS_TOKEN::equals,
                Schedulers.parallel(),
                () ->
                    new CustomerEraser(
                        events,
                        store,
                        store,
                        List.of(),
                        () -> Books.small().policy(),
                        engine::erased),
                new DeadLetters(store, events, nudges::incrementAndGet)));
    this.client =
        WebTestClient.bindToRouterFunction(routes.routes())
            .webFilter(new SecurityHeaders())
            .configureClient()
            .responseTimeout(SOON)
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 * 1024 * 1024))
            .build();
  }

  @Override
  public void close() {
    runtime.stop();
  }

  WebTestClient.ResponseSpec get(String uri, Object... variables) {
    return client.get().uri(uri, variables).headers(h -> h.setBearerAuth(TOKEN)).exchange();
  }

  WebTestClient.ResponseSpec delete(String uri, Object... variables) {
    return client.delete().uri(uri, variables).headers(h -> h.setBearerAuth(TOKEN)).exchange();
  }

  WebTestClient.ResponseSpec post(String uri, String json) {
    return post(uri, json, Map.of());
  }

  /** Single quotes stand for double ones. */
  WebTestClient.ResponseSpec post(String uri, String json, Map<String, String> headers) {
    return client
        .post()
        .uri(uri)
        .headers(h -> h.setBearerAuth(TOKEN))
        .headers(h -> headers.forEach(h::set))
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(json.replace('\'', '"'))
        .exchange();
  }

  static JsonNode json(WebTestClient.ResponseSpec response) {
    return JSON.readTree(response.expectBody().returnResult().getResponseBodyContent());
  }

  /** A complaint up to its proposal; returns the proposal's id. */
  String proposal(String conversation) {
    post(
            "/api/v1/conversations/" + conversation + "/messages",
            "{'id':'m1','text':'broken E20261103001','customer':{'id':'c-1001','name':'Lin'}}")
        .expectStatus()
        .isAccepted();
    return engine
        .announcements(new ConversationId(conversation), 0)
        .ofType(EntryAdded.class)
        .map(added -> added.entry().event())
        .ofType(ProposalMade.class)
        .blockFirst(SOON)
        .proposal()
        .id();
  }

  /** Waits until so many entries are visible. */
  void await(String conversation, long entries) {
    engine
        .announcements(new ConversationId(conversation), 0)
        .ofType(EntryAdded.class)
        .takeUntil(added -> added.entry().seq() >= entries)
        .blockLast(SOON);
  }

  /** Something of a conversation was to go to a shop's server and was given up. */
  void deadLetter(String id, String conversation, String reason) {
    var body = "{\"data\":{\"conversation\":\"" + conversation + "\"}}";
    var sample = SampleAppend.to(SampleAppend.newId()).build();
    var append =
        new Append(
            sample.conversation(),
            0,
            sample.events(),
            sample.headline(),
            List.of(new Dispatch(id, "lane", "standard", body, 0, Orders.NOW)),
            null,
            Set.of());
    store.append(append).then(store.parked(id, Orders.NOW, reason)).block(SOON);
  }

  /** A person is asked for. */
  void handOff(String conversation) {
    engine
        .act(
            new ConversationId(conversation),
            act -> act.record(List.of(new HandoffRequested("customer-asked", Orders.NOW))))
        .block(SOON);
  }

  /** A set and a model that are new. */
  static Installed installed() {
    return new Installed("abc", true, new InstalledModel("def", true, Duration.ofMillis(1_500)));
  }

  static FlowLibrary library() {
    return library(new Decider(Books.small(), ZoneOffset.UTC));
  }

  static FlowLibrary library(Decider decider) {
    return new FlowLibrary() {
      @Override
      public Decider deciderFor(Conversation conversation) {
        return decider;
      }

      @Override
      public Decider decider(String hash) {
        return decider;
      }

      @Override
      public String newest() {
        return "small";
      }
    };
  }

  /** One that has none of the sets that were decided with. */
  static FlowLibrary goneLibrary() {
    return new FlowLibrary() {
      @Override
      public Decider deciderFor(Conversation conversation) {
        throw new IllegalStateException("gone");
      }

      @Override
      public Decider decider(String hash) {
        throw new IllegalStateException("gone");
      }

      @Override
      public String newest() {
        return "none";
      }
    };
  }

  private FlowsControl flows() {
    return new FlowsControl() {
      @Override
      public CheckResult check(Map<String, String> files) {
        return new CheckResult(
            files.entrySet().stream()
                .filter(file -> file.getValue().contains("wrong"))
                .map(file -> new FlowProblem(file.getKey(), 3, "it is wrong", "right it"))
                .toList());
      }

      @Override
      public Mono<ReloadResult> reload() {
        return Mono.fromCallable(
            () -> {
              reloads.incrementAndGet();
              return reload.get();
            });
      }
    };
  }

  private static FactSource shop() {
    return new FactSource() {
      @Override
      public Mono<Lookup> order(String number) {
        return Mono.just(new Lookup.Found(Orders.delivered().number(number).order()));
      }

      @Override
      public Mono<Lookup> ordersOf(String customer) {
        return Mono.just(new Lookup.Listed(List.of()));
      }

      @Override
      public Mono<String> remedyState(String id) {
        return Mono.empty();
      }
    };
  }
}
