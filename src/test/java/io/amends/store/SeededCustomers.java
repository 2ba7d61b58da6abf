package io.amends.store;

import static io.amends.store.SampleAppend.NOON;
import static io.amends.store.SampleAppend.said;

import io.amends.conversation.ConversationId;
import io.amends.remedy.LedgerEvent.OffersRefused;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Customers who leave a value of their own in each place that a store has. */
public final class SeededCustomers {

  private static final List<String> KINDS =
      List.of(
          "conversation",
          "phone",
          "customer",
          "named",
          "receipt",
          "dispatch",
          "lane",
          "sent",
          "order",
          "parked");

  private SeededCustomers() {}

  public static ConversationId conversation(int customer) {
    return new ConversationId("conversation-" + customer + "-");
  }

  /** What is to be erased of one. */
  public static Erasure erasure(int customer) {
    return new Erasure(Set.of(conversation(customer)), Set.of("order-" + customer + "-"), Set.of());
  }

  /** So many values of the first customers. */
  public static List<String> values(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> KINDS.get(n % KINDS.size()) + "-" + n / KINDS.size() * 3 + "-")
        .toList();
  }

  /** Two appends with all that one can have, and a ledger. */
  public static <S extends EventStore & DispatchStore & LedgerStore> void write(S store, int n) {
    var id = conversation(n);
    var first =
        SampleAppend.to(id)
            .with(said("my phone is phone-" + n + "-"))
            .headline("human", "propose", "damaged", "customer-" + n + "-")
            .waitingSince(NOON)
            .naming("named-" + n + "-")
            .wakeAt(NOON)
            .receipt("receipt-" + n + "-")
            .dispatch("dispatch-" + n + "-", "lane-" + n + "-", NOON)
            .dispatch("parked-" + n + "-", "shared", NOON)
            .dispatch("sent-" + n + "-", "lane-" + n + "-again", NOON);
    store.append(first.build()).block();
    store.sent("sent-" + n + "-").block();
    store.parked("parked-" + n + "-", NOON, "reason-" + n + "-").block();
    store.postponed("dispatch-" + n + "-", NOON, "reason-" + n + "-").block();
    store.append("order-" + n + "-", 0, List.of(new OffersRefused("p-" + n + "-", NOON))).block();
    store
        .append(
            SampleAppend.to(id)
                .after(1)
                .headline("human", "propose", "damaged", "customer-" + n + "-")
                .build())
        .block();
  }
}
