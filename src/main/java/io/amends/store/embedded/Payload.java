package io.amends.store.embedded;

import io.amends.conversation.ConversationId;
import io.amends.conversation.RecordedEvent;
import io.amends.remedy.LedgerEvent;
import io.amends.store.Append;
import io.amends.store.DeliveryReceipt;
import io.amends.store.Dispatch;
import io.amends.store.EventCodec;
import io.amends.store.Headline;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Records to bytes and back. An append is one record, so that all of it is there or nothing. A
 * field is only ever added at the end of its section.
 */
final class Payload {

  private static final int LARGEST_SPARE = 16 * 1024;

  private final EventCodec codec;

  /** One that was used before; whoever finds none makes one. */
  private final AtomicReference<@Nullable PayloadWriter> spare = new AtomicReference<>();

  Payload(EventCodec codec) {
    this.codec = codec;
  }

  byte[] of(Append append) {
    var free = spare.getAndSet(null);
    var payload = (free == null ? new PayloadWriter() : free.cleared()).kind(Kind.APPEND);
    payload.text(append.conversation().value()).number(append.expectedVersion());
    payload.count(append.events().size());
    payload.section(() -> put(payload, append.headline(), append.named()));
    payload.section(() -> put(payload, append.receipt()));
    payload.count(append.dispatches().size());
    append.dispatches().forEach(dispatch -> payload.section(() -> put(payload, dispatch)));
    codec.write(append.events()).forEach(payload::bytes);
    var bytes = payload.bytes();
    if (bytes.length <= LARGEST_SPARE) {
      spare.set(payload);
    }
    return bytes;
  }

  byte[] of(String order, long expectedVersion, List<LedgerEvent> events) {
    var payload = new PayloadWriter().kind(Kind.LEDGER).text(order).number(expectedVersion);
    payload.count(events.size());
    events.forEach(event -> payload.bytes(codec.write(event)));
    return payload.bytes();
  }

  byte[] of(Kind change, String dispatch, Instant at, String reason) {
    return new PayloadWriter().kind(change).text(dispatch).time(at).text(reason).bytes();
  }

  /** Whom a headline's section names, after the headline. */
  static Set<String> customers(PayloadReader from) {
    return texts(from);
  }

  private static Set<String> joined(Set<String> named, @Nullable Headline headline) {
    var all = new HashSet<>(named);
    if (headline != null) {
      all.add(headline.customer());
    }
    all.remove("");
    return all;
  }

  static byte[] of(Entry.Erased erased) {
    var payload = new PayloadWriter().kind(Kind.ERASED).bytes(erased.salt());
    payload.count(erased.hashes().size());
    erased.hashes().forEach(hash -> payload.bytes(hash.array()));
    payload.count(erased.conversations().size());
    erased.conversations().forEach(id -> payload.text(id.value()));
    texts(payload, erased.ledgers());
    return payload.bytes();
  }

  private static void texts(PayloadWriter to, Set<String> texts) {
    to.count(texts.size());
    texts.forEach(to::text);
  }

  private static Set<String> texts(PayloadReader from) {
    var texts = new HashSet<String>();
    for (var left = from.count(); left > 0; left--) {
      texts.add(from.text());
    }
    return texts;
  }

  static byte[] sealed(int next) {
    return new PayloadWriter().kind(Kind.SEALED).count(next).bytes();
  }

  /** Number of the segment that goes on after a seal. */
  static int next(byte[] sealed, int segment) {
    var from = new PayloadReader(sealed);
    from.kind();
    return from.isAtEnd() ? segment + 1 : from.count();
  }

  static void put(PayloadWriter to, Headline headline, Set<String> customers) {
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
    texts(to, customers);
  }

  static Headline headline(PayloadReader from, ConversationId id) {
    return new Headline(
        id,
        from.common(),
        from.common(),
        from.common(),
        from.text(),
        from.common(),
        from.time(),
        from.common(),
        from.count(),
        from.knownTime(),
        from.time(),
        from.common(),
        from.isAtEnd() ? null : from.time());
  }

  static void put(PayloadWriter to, @Nullable DeliveryReceipt receipt) {
    if (receipt != null) {
      to.text(receipt.delivery())
          .text(receipt.conversation().value())
          .number(receipt.seq())
          .text(receipt.fingerprint())
          .time(receipt.at());
    }
  }

  static @Nullable DeliveryReceipt receipt(PayloadReader from) {
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
      case APPEND, KEPT -> conversation(from, kind);
      case LEDGER -> ledger(from);
      case SENT, POSTPONED, PARKED, UNPARKED ->
          new Entry.Change(
              kind, from.text(), from.knownTime(), kind == Kind.PARKED ? from.text() : "");
      case ERASED -> erased(from);
      case SEALED, CLOSED -> new Entry.Mark();
    };
  }

  private static Entry conversation(PayloadReader from, Kind kind) {
    var id = new ConversationId(from.text());
    var expectedVersion = from.number();
    var newVersion = expectedVersion + from.count();
    var section = from.section();
    var headline = kind == Kind.KEPT ? null : headline(section, id);
    var customers = joined(texts(section), headline);
    var receipt = receipt(from.section());
    var waiting = Waiting.allOf(dispatches(from));
    return new Entry.Conversation(
        id, expectedVersion, newVersion, headline, waiting, receipt, customers);
  }

  private static Entry.Erased erased(PayloadReader from) {
    var salt = from.bytes();
    var hashes = new ArrayList<ByteBuffer>();
    for (var left = from.count(); left > 0; left--) {
      hashes.add(ByteBuffer.wrap(from.bytes()));
    }
    var conversations = new HashSet<ConversationId>();
    for (var left = from.count(); left > 0; left--) {
      conversations.add(new ConversationId(from.text()));
    }
    return new Entry.Erased(salt, hashes, conversations, texts(from));
  }

  /**
   * An append without what is obsolete.
   *
   * @param entry what {@link #entry} says of it
   * @param isNewest whether its headline is the conversation's
   */
  static byte[] kept(
      byte[] append,
      Entry.Conversation entry,
      boolean isNewest,
      boolean keepsReceipt,
      Predicate<String> waits) {
    var from = new PayloadReader(append);
    var kind = from.kind();
    var to = new PayloadWriter().kind(isNewest ? kind : Kind.KEPT);
    to.text(from.text()).number(from.number()).count(from.count());
    var headline = from.section().rest();
    to.section(
        () -> {
          if (isNewest) {
            to.raw(headline);
          } else {
            texts(to, entry.customers());
          }
        });
    var receipt = from.section().rest();
    to.section(() -> to.raw(keepsReceipt ? receipt : new byte[0]));
    var left = new ArrayList<>(dispatches(from));
    left.removeIf(dispatch -> !waits.test(dispatch.id()));
    to.count(left.size());
    left.forEach(dispatch -> to.section(() -> put(to, dispatch)));
    return to.raw(from.rest()).bytes();
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
