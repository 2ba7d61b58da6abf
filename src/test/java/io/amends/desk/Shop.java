package io.amends.desk;

import static org.awaitility.Awaitility.await;

import io.amends.commerce.Lookup;
import io.amends.commerce.Order;
import io.amends.commerce.Orders;
import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.ConversationId;
import io.amends.conversation.Customer;
import io.amends.conversation.Decider;
import io.amends.conversation.DecisionEvent.SuggestionMade;
import io.amends.conversation.Mode;
import io.amends.conversation.RecordedEvent;
import io.amends.dialog.FlowBook;
import io.amends.engine.ConversationEngine;
import io.amends.engine.CustomerMessage;
import io.amends.engine.EngineProperties;
import io.amends.engine.EngineRuntime;
import io.amends.engine.Entry;
import io.amends.engine.FactSource;
import io.amends.engine.FlowLibrary;
import io.amends.engine.Opening;
import io.amends.store.EventStore;
import io.amends.store.memory.MemoryStore;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A shop with a real engine in memory, one order, and a desk. Close it. */
public final class Shop implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  public final SteppingClock clock = new SteppingClock(Orders.NOW);
  public final MemoryStore store = new MemoryStore(clock);
  public final Presence presence = new Presence(clock);
  public final WaitingRoom room = new WaitingRoom(presence::isAnybodyAvailable, clock);
  public final ConversationEngine engine;
  public final FlowLibrary flows;
  public final AgentDesk desk;
  private final OneOrder orders = new OneOrder();
  private final EngineRuntime runtime;

  public Shop(Mode mode) {
    this(mode, UnaryOperator.identity());
  }

  /**
   * @param around what stands between the engine and the events of its store
   */
  public Shop(Mode mode, UnaryOperator<EventStore> around) {
    var decider = new Decider(Books.late(), ZoneOffset.UTC);
    this.runtime =
        new EngineRuntime(
            new EngineProperties(mode, Duration.ZERO, ZoneOffset.UTC, DataSize.ofMegabytes(16)),
            new EngineRuntime.Parts(
                around.apply(store),
                store,
                () -> new OneBook(decider, Books.late()),
                () -> Books.late().policy(),
                WordUnderstander::new,
                Schedulers.immediate(),
                () -> false,
                orders,
                List.of(),
                room::accept,
                () -> {},
                clock));
    this.flows = new OneBook(decider, Books.late());
    this.engine = runtime.engine();
    this.desk = new AgentDesk(engine, new GuardGate(flows), clock);
    runtime.start();
  }

  /** From now on the order is worth a thousand, and lost. */
  public void dear() {
    orders.order = Orders.lost().with(Orders.mug().price("1000.00").cost("800.00")).order();
  }

  /** The customer writes in a conversation of its own. */
  public ConversationId customerSays(String text) {
    var id = new ConversationId(UUID.randomUUID().toString());
    customerSays(id, text);
    return id;
  }

  public void customerSays(ConversationId id, String text) {
    customerSays(id, text, "E20261103001");
  }

  public void customerWithoutOrderSays(ConversationId id, String text) {
    customerSays(id, text, "");
  }

  private void customerSays(ConversationId id, String text, String order) {
    var opening = new Opening("widget", Customer.guest("en"), order);
    var message = CustomerMessage.of(UUID.randomUUID().toString(), text, List.of());
    engine.customerSaid(id, opening, message).block(PATIENCE);
  }

  public Conversation conversation(ConversationId id) {
    var now = engine.conversation(id).block(PATIENCE);
    if (now == null) {
      throw new IllegalStateException("no conversation");
    }
    return now;
  }

  /** Waits until the conversation is like that. */
  public Conversation when(ConversationId id, Predicate<Conversation> like) {
    await().atMost(PATIENCE).until(() -> like.test(conversation(id)));
    return conversation(id);
  }

  /** Waits for a suggestion that knows everything the customer wrote. */
  public SuggestionMade suggestion(ConversationId id) {
    var now =
        when(
            id,
            c ->
                c.desk().suggestion() != null
                    && c.desk().suggestion().upTo() >= c.talk().customerSeq());
    var suggestion = now.desk().suggestion();
    if (suggestion == null) {
      throw new IllegalStateException("no suggestion");
    }
    return suggestion;
  }

  public List<ConversationEvent> events(ConversationId id) {
    return store.history(id).map(RecordedEvent::event).collectList().block(PATIENCE);
  }

  public <E extends ConversationEvent> List<E> events(ConversationId id, Class<E> type) {
    return events(id).stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** What the customer can see. */
  public List<Entry> transcript(ConversationId id) {
    return engine.transcript(id, 0).collectList().block(PATIENCE);
  }

  public static <T> T done(Mono<T> work) {
    return work.block(PATIENCE);
  }

  @Override
  public void close() {
    runtime.stop();
  }

  private record OneBook(Decider decider, FlowBook book) implements FlowLibrary {
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
      return book.hash();
    }
  }

  private static final class OneOrder implements FactSource {

    private volatile Order order = Orders.late().order();

    @Override
    public Mono<Lookup> order(String number) {
      return Mono.just(new Lookup.Found(order));
    }

    @Override
    public Mono<Lookup> ordersOf(String customer) {
      return Mono.just(new Lookup.Listed(List.of()));
    }

    @Override
    public Mono<String> remedyState(String id) {
      return Mono.empty();
    }
  }
}
