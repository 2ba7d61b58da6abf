package io.amends.store;

import io.amends.conversation.ConversationEvent;
import io.amends.conversation.ConversationId;
import io.amends.conversation.CustomerEvent.CustomerSpoke;
import io.amends.conversation.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An append to try a store with: one short message to a new conversation, unless told otherwise.
 */
public final class SampleAppend {

  public static final Instant NOON = Instant.parse("2026-03-08T12:00:00Z");

  private final ConversationId id;
  private long version;
  private List<ConversationEvent> events = List.of(said("hello"));
  private Instant at = NOON;
  private @Nullable Instant wakeAt;
  private @Nullable Instant waitingSince;
  private @Nullable Instant promiseDue;
  private String mode = "autopilot";
  private String stage = "empathy";
  private String issue = "";
  private String customer = "";
  private final List<Dispatch> dispatches = new ArrayList<>();
  private Set<String> customers = Set.of();
  private @Nullable String delivery;

  private SampleAppend(ConversationId id) {
    this.id = id;
  }

  public static ConversationId newId() {
    return new ConversationId(UUID.randomUUID().toString());
  }

  public static CustomerSpoke said(String text) {
    return new CustomerSpoke(UUID.randomUUID().toString(), text, List.of());
  }

  public static SampleAppend to(ConversationId id) {
    return new SampleAppend(id);
  }

  public SampleAppend after(long newVersion) {
    version = newVersion;
    return this;
  }

  public SampleAppend with(ConversationEvent... newEvents) {
    events = List.of(newEvents);
    return this;
  }

  public SampleAppend at(Instant newAt) {
    at = newAt;
    return this;
  }

  public SampleAppend wakeAt(@Nullable Instant newWakeAt) {
    wakeAt = newWakeAt;
    return this;
  }

  public SampleAppend waitingSince(@Nullable Instant since) {
    waitingSince = since;
    return this;
  }

  public SampleAppend promiseDue(@Nullable Instant due) {
    promiseDue = due;
    return this;
  }

  public SampleAppend headline(
      String newMode, String newStage, String newIssue, String newCustomer) {
    mode = newMode;
    stage = newStage;
    issue = newIssue;
    customer = newCustomer;
    return this;
  }

  public SampleAppend dispatch(String dispatchId, String lane, Instant notBefore) {
    dispatches.add(
        new Dispatch(
            dispatchId, lane, "standard", "{\"text\":\"好 " + dispatchId + "\"}", 0, notBefore));
    return this;
  }

  public SampleAppend receipt(String newDelivery) {
    delivery = newDelivery;
    return this;
  }

  public SampleAppend naming(String... newCustomers) {
    customers = Set.of(newCustomers);
    return this;
  }

  public Append build() {
    var recorded = new ArrayList<RecordedEvent>();
    for (var event : events) {
      recorded.add(new RecordedEvent(version + recorded.size() + 1, at, event));
    }
    var receipt =
        delivery == null ? null : new DeliveryReceipt(delivery, id, version + 1, "f00d", at);
    return new Append(id, version, recorded, headline(), dispatches, receipt, customers);
  }

  public Headline headline() {
    return new Headline(
        id,
        mode,
        stage,
        issue,
        customer,
        "",
        waitingSince,
        waitingSince == null ? "" : "customer-asked",
        3,
        at,
        wakeAt,
        "4be1",
        promiseDue);
  }
}
