package io.amends.store.redis;

import io.amends.conversation.ConversationId;
import io.amends.conversation.RecordedEvent;
import io.amends.store.AlreadyDeliveredException;
import io.amends.store.Append;
import io.amends.store.DeliveryReceipt;
import io.amends.store.EventCodec;
import io.amends.store.Headline;
import io.amends.store.StaleVersionException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Histories of conversations, with their receipts and the times they are woken. */
final class Conversations {

  private static final Script APPEND = Script.named("append.lua");
  private static final Script DUE = Script.named("due.lua");

  /** Events that are read with one command. */
  private static final int PAGE = 500;

  /** If a node does not wake what it was told is due, another one does. */
  private static final Duration WOKEN_WITHIN = Duration.ofSeconds(2);

  /** By Redis's clock, which need not be ours: it only tidies up. */
  private static final Duration RECEIPT_LIVES = DeliveryReceipt.KEPT.plusDays(1);

  private final Link link;
  private final Writer writer;
  private final EventCodec codec;
  private final Forms forms;
  private final Clock clock;
  private final String node;

  Conversations(Link link, Writer writer, EventCodec codec, Forms forms, Clock clock, String node) {
    this.link = link;
    this.writer = writer;
    this.codec = codec;
    this.forms = forms;
    this.clock = clock;
    this.node = node;
  }

  /** Nobody is told of what another node wrote before it is safe. */
  Flux<RecordedEvent> history(ConversationId id, long after) {
    return Flux.defer(() -> page(id, after))
        .collectList()
        .flatMapMany(
            events ->
                events.isEmpty()
                    ? Flux.<byte[]>empty()
                    : writer.settled().thenMany(Flux.fromIterable(events)))
        .map(codec::readEvent);
  }

  private Flux<byte[]> page(ConversationId id, long from) {
    return link.ask(redis -> redis.lrange(Keys.events(id), from, from + PAGE - 1))
        .flatMapMany(
            page ->
                page.size() < PAGE
                    ? Flux.fromIterable(page)
                    : Flux.concat(
                        Flux.fromIterable(page), Flux.defer(() -> page(id, from + PAGE))));
  }

  Mono<Void> append(Append append) {
    return Mono.defer(() -> writer.write(APPEND, keys(append), arguments(append)))
        .flatMap(answer -> done(append, answer));
  }

  private Mono<Void> done(Append append, List<Object> answer) {
    return switch (Bytes.text(answer.get(0))) {
      case "done" -> Mono.empty();
      case "stale" ->
          Mono.error(
              new StaleVersionException(
                  append.conversation().value(),
                  append.expectedVersion(),
                  Bytes.number(answer.get(1))));
      case "delivered" -> Mono.error(new AlreadyDeliveredException(forms.receipt(answer.get(1))));
      default ->
          Mono.error(
              new IllegalArgumentException(
                  "dispatch " + Bytes.text(answer.get(1)) + " waits already"));
    };
  }

  private static String[] keys(Append append) {
    var id = append.conversation();
    var group = Keys.group(id.value());
    var receipt = append.receipt();
    var keys = new ArrayList<String>();
    keys.add(Keys.events(id));
    keys.add(Keys.headlines(group));
    keys.add(Keys.changes(group));
    keys.add(Keys.due(group));
    keys.add(Keys.desk(group));
    keys.add(Keys.news(group));
    // Unused where there is no receipt; its place is kept so that the dispatches are found.
    keys.add(receipt == null ? Keys.news(group) : Keys.receipt(receipt.delivery()));
    for (var dispatch : append.dispatches()) {
      keys.add(Keys.pointer(dispatch.id()));
      keys.add(Keys.rows(dispatch.lane()));
      keys.add(Keys.lane(dispatch.lane()));
      keys.add(Keys.heads(Keys.group(dispatch.lane())));
    }
    return keys.toArray(String[]::new);
  }

  private byte[][] arguments(Append append) {
    var headline = append.headline();
    var wakeAt = headline.wakeAt();
    var receipt = append.receipt();
    var arguments = new ArrayList<byte[]>();
    arguments.add(Bytes.of(append.conversation().value()));
    arguments.add(Bytes.of(append.expectedVersion()));
    arguments.add(forms.of(headline));
    arguments.add(Bytes.of(Stamp.now(headline.changedAt())));
    arguments.add(wakeAt == null ? Bytes.NONE : Bytes.of(Stamp.notBefore(wakeAt)));
    arguments.add(Bytes.of(isOfTheDesk(headline) ? 1 : 0));
    arguments.add(Bytes.of(Stamp.now(clock.instant())));
    arguments.add(Bytes.of(node));
    arguments.add(receipt == null ? Bytes.NONE : forms.of(receipt));
    arguments.add(Bytes.of(RECEIPT_LIVES.toMillis()));
    arguments.add(Bytes.of(append.events().size()));
    append.events().forEach(event -> arguments.add(codec.write(event)));
    for (var dispatch : append.dispatches()) {
      arguments.add(Bytes.of(dispatch.id()));
      arguments.add(Bytes.of(dispatch.lane()));
      arguments.add(Bytes.of(dispatch.destination()));
      arguments.add(Bytes.of(dispatch.body()));
      arguments.add(Bytes.of(dispatch.attempts()));
      arguments.add(Bytes.of(dispatch.notBefore().toString()));
      arguments.add(Bytes.of(Stamp.notBefore(dispatch.notBefore())));
    }
    return arguments.toArray(byte[][]::new);
  }

  /** Whether it waits for a person, is held by one, or is not answered by the assistant alone. */
  static boolean isOfTheDesk(Headline headline) {
    return headline.waitingSince() != null
        || !headline.agent().isEmpty()
        || !headline.mode().equals("autopilot");
  }

  Flux<ConversationId> due(Instant now, int limit) {
    return link.ask(
            redis ->
                DUE.call(
                    redis,
                    Keys.ofAll(Keys::due, Keys::waking),
                    Bytes.of(Stamp.now(now)),
                    Bytes.of(limit),
                    Bytes.of(node),
                    Bytes.of(WOKEN_WITHIN.toMillis())))
        .flatMapIterable(Scored::read)
        .take(limit)
        .map(due -> new ConversationId(due.member()));
  }

  Mono<DeliveryReceipt> receipt(String delivery) {
    return link.ask(redis -> redis.get(Keys.receipt(delivery)))
        .flatMap(receipt -> writer.settled().thenReturn(receipt))
        .map(forms::receipt)
        .filter(receipt -> receipt.isKeptAt(clock.instant()));
  }
}
