package io.amends.store.embedded;

import io.amends.conversation.ConversationId;
import io.amends.conversation.RecordedEvent;
import io.amends.remedy.LedgerEvent;
import io.amends.store.Append;
import io.amends.store.DeliveryReceipt;
import io.amends.store.Dispatch;
import io.amends.store.EventCodec;
import io.amends.store.Headline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records to bytes and back. An append is one record, so that all of it is there or nothing. A
 * field is only ever added at the end of its section.
 */
final class Payload {

  private final EventCodec codec;

  Payload(EventCodec codec) {
    this.codec = codec;
  }

  byte[] of(Append append) {
    var payload = new PayloadWriter().kind(Kind.APPEND);
    payload.text(append.conversation().value()).number(append.expectedVersion());
    payload.count(append.events().size());
    payload.section(() -> put(payload, append.headline()));
    payload.section(() -> put(payload, append.receipt()));
    payload.count(append.dispatches().size());
    append.dispatches().forEach(dispatch -> payload.section(() -> put(payload, dispatch)));
    append.events().forEach(event -> payload.bytes(codec.write(event)));
    return payload.bytes();
  }

  byte[] of(String order, long expectedVersion, List<LedgerEvent> events) {
    var payload = new PayloadWriter().kind(Kind.LEDGER).text(order).number(expectedVersion);
    payload.count(events.size());
    events.forEach(event -> payload.bytes(codec.write(event)));
    return payload.bytes();
  }

  byte[] of(Kind change, String dispatch, @Nullable Instant notBefore, String reason) {
    return new PayloadWriter().kind(change).text(dispatch).time(notBefore).text(reason).bytes();
  }

  private static void put(PayloadWriter to, Headline headline) {
    to.text(headline.mode())
        .text(headline.stage())
        .text(headline.issue())
        .text(headline.customer())
        .text(headline.agent())
        .time(headline.waitingSince())
        .text(headline.waitingFor())
        .count(headline.weight())
        .time(headline.changedAt())
        .time(headline.wakeAt())
        .text(headline.flowSet())
        .time(headline.promiseDue());
  }

  private static Headline headline(PayloadReader from, ConversationId id) {
    return new Headline(
        id,
        from.text(),
        from.text(),
        from.text(),
        from.text(),
        from.text(),
        from.time(),
        from.text(),
        from.count(),
        from.knownTime(),
        from.time(),
        from.text(),
        from.isAtEnd() ? null : from.time());
  }

  private static void put(PayloadWriter to, @Nullable DeliveryReceipt receipt) {
    if (receipt != null) {
      to.text(receipt.delivery())
          .text(receipt.conversation().value())
          .number(receipt.seq())
          .text(receipt.fingerprint())
          .time(receipt.at());
    }
  }

  private static @Nullable DeliveryReceipt receipt(PayloadReader from) {
    return from.isAtEnd()
        ? null
        : new DeliveryReceipt(
            from.text(),
            new ConversationId(from.text()),
            from.number(),
            from.text(),
            from.knownTime());
  }

  private static void put(PayloadWriter to, Dispatch dispatch) {
    to.text(dispatch.id())
        .text(dispatch.lane())
        .text(dispatch.destination())
        .text(dispatch.body())
        .count(dispatch.attempts())
        .time(dispatch.notBefore());
  }

  private static List<Dispatch> dispatches(PayloadReader from) {
    var dispatches = new ArrayList<Dispatch>();
    for (var left = from.count(); left > 0; left--) {
      var section = from.section();
      dispatches.add(
          new Dispatch(
              section.text(),
              section.text(),
              section.text(),
              section.text(),
              section.count(),
              section.knownTime()));
    }
    return dispatches;
  }

  /** What the index must know of a record. */
  static Entry entry(byte[] payload) {
    var from = new PayloadReader(payload);
    var kind = from.kind();
    return switch (kind) {
      case APPEND -> conversation(from);
      case LEDGER -> ledger(from);
      case SENT, POSTPONED, PARKED, UNPARKED ->
          new Entry.Change(kind, from.text(), from.knownTime());
      case SEALED, CLOSED -> new Entry.Mark();
    };
  }

  private static Entry conversation(PayloadReader from) {
    var id = new ConversationId(from.text());
    var expectedVersion = from.number();
    var newVersion = expectedVersion + from.count();
    var headline = headline(from.section(), id);
    var receipt = receipt(from.section());
    var waiting = dispatches(from).stream().map(Waiting::of).toList();
    return new Entry.Conversation(id, expectedVersion, newVersion, headline, waiting, receipt);
  }

  private static Entry ledger(PayloadReader from) {
    var order = from.text();
    var expectedVersion = from.number();
    return new Entry.Ledger(order, expectedVersion, expectedVersion + from.count());
  }

  /** The events of an append. */
  List<RecordedEvent> events(byte[] append) {
    var from = new PayloadReader(append);
    from.kind();
    from.text();
    from.number();
    var count = from.count();
    from.section();
    from.section();
    for (var left = from.count(); left > 0; left--) {
      from.section();
    }
    var events = new ArrayList<RecordedEvent>(count);
    for (var left = count; left > 0; left--) {
      events.add(codec.readEvent(from.bytes()));
    }
    return events;
  }

  List<LedgerEvent> ledgerEvents(byte[] record) {
    var from = new PayloadReader(record);
    from.kind();
    from.text();
    from.number();
    var events = new ArrayList<LedgerEvent>();
    for (var left = from.count(); left > 0; left--) {
      events.add(codec.readLedgerEvent(from.bytes()));
    }
    return events;
  }

  /** One of the dispatches of an append, as it was written. */
  static Dispatch dispatch(byte[] append, String id) {
    var from = new PayloadReader(append);
    from.kind();
    from.text();
    from.number();
    from.count();
    from.section();
    from.section();
    return dispatches(from).stream()
        .filter(dispatch -> dispatch.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no dispatch " + id + " in its record"));
  }
}
