package io.amends.store;

import io.amends.conversation.ConversationId;
import io.amends.conversation.RecordedEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One write to a conversation, atomic with everything that goes with it.
 *
 * @param expectedVersion version of the last event the writer knows; 0 for a new conversation
 * @param events at least one, with versions from {@code expectedVersion + 1} on
 * @param headline what can be found about the conversation after it
 * @param dispatches what must be sent to the outside because of it
 * @param receipt of the delivery that caused it; {@code null} where the channel gave none
 * @param customers whom the events name, as a party or as a buyer: if one of them is erased, so is
 *     the conversation
 */
public record Append(
    ConversationId conversation,
    long expectedVersion,
    List<RecordedEvent> events,
    Headline headline,
    List<Dispatch> dispatches,
    @Nullable DeliveryReceipt receipt,
    Set<String> customers) {

  public Append {
    events = List.copyOf(events);
    dispatches = List.copyOf(dispatches);
    customers = Set.copyOf(customers);
    requireConsecutive(expectedVersion, events);
    requireDistinct(dispatches);
  }

  /** One that names nobody but the headline's customer. */
  public Append(
      ConversationId conversation,
      long expectedVersion,
      List<RecordedEvent> events,
      Headline headline,
      List<Dispatch> dispatches,
      @Nullable DeliveryReceipt receipt) {
    this(conversation, expectedVersion, events, headline, dispatches, receipt, Set.of());
  }

  /** Whom it names: its customers and the headline's; never blank. */
  public Set<String> named() {
    var own = headline.customer();
    if (!customers.contains("") && (own.isEmpty() || customers.contains(own))) {
      return customers;
    }
    if (customers.isEmpty()) {
      return Set.of(own);
    }
    var all = new HashSet<>(customers);
    all.add(own);
    all.remove("");
    return Set.copyOf(all);
  }

  /** The conversation's version once it is written. */
  public long newVersion() {
    return expectedVersion + events.size();
  }

  private static void requireConsecutive(long expectedVersion, List<RecordedEvent> events) {
    var version = expectedVersion;
    for (var event : events) {
      if (event.version() != ++version) {
        throw new IllegalArgumentException(
            "event has version " + event.version() + ", not " + version);
      }
    }
    if (events.isEmpty()) {
      throw new IllegalArgumentException("an append has at least one event");
    }
  }

  private static void requireDistinct(List<Dispatch> dispatches) {
    if (dispatches.size() > 1
        && dispatches.stream().map(Dispatch::id).distinct().count() != dispatches.size()) {
      throw new IllegalArgumentException("two dispatches of an append have the same id");
    }
  }
}
