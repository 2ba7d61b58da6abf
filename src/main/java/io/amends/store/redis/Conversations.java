package io.amends.store.redis;

import io.amends.conversation.ConversationId;
import io.amends.conversation.RecordedEvent;
import io.amends.store.AlreadyDeliveredException;
import io.amends.store.Append;
import io.amends.store.DeliveryReceipt;
import io.amends.store.EventCodec;
import io.amends.store.StaleVersionException;
import io.amends.store.StoreUnavailableException;
import io.amends.store.redis.Claims.Claim;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reactor.core.Exceptions;
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

  /** So often other conversations may take the names of an append over. */
  private static final int TRIES = 5;

  private final Link link;
  private final Writer writer;
  private final Claims claims;
  private final Handover handover;
  private final EventCodec codec;
  private final Forms forms;
  private final Clock clock;
  private final String node;

  Conversations(
      Link link,
      Writer writer,
      Claims claims,
      Handover handover,
      EventCodec codec,
      Forms forms,
      Clock clock,
      String node) {
    this.link = link;
    this.writer = writer;
    this.claims = claims;
    this.handover = handover;
    this.codec = codec;
    this.forms = forms;
    this.clock = clock;
    this.node = node;
  }

  /** Nobody is told of what another node wrote before it is safe. */
  Flux<RecordedEvent> history(ConversationId id, long after) {
    return Flux.defer(() -> pages(id, after));
  }

  /** One page after another is decoded: a long history must not hold up a thread of others. */
  private Flux<RecordedEvent> pages(ConversationId id, long from) {
    return link.ask(Keys.events(id), redis -> redis.lrange(Keys.events(id), from, from + PAGE - 1))
        .flatMap(page -> page.isEmpty() ? Mono.just(page) : settled(id, page))
        .flatMapMany(
            page -> {
              var events = Flux.fromIterable(page).map(codec::readEvent);
              return page.size() < PAGE
                  ? events
                  : Flux.concat(events, Flux.defer(() -> pages(id, from + PAGE)));
            });
  }

  private Mono<List<byte[]>> settled(ConversationId id, List<byte[]> page) {
    return writer.settled(Keys.events(id)).thenReturn(page);
  }

  Mono<Void> append(Append append) {
    if (append.receipt() == null && append.dispatches().isEmpty()) {
      return append(append, List.of(), 1); // as most are
    }
    return Flux.fromIterable(names(append))
        .flatMapSequential(name -> claims.take(name, append.conversation()))
        .collectList()
        .flatMap(taken -> append(append, taken, 1));
  }

  private static List<Name> names(Append append) {
    var names = new ArrayList<Name>();
    var receipt = append.receipt();
    if (receipt != null) {
      names.add(Name.delivery(receipt.delivery()));
    }
    append.dispatches().forEach(dispatch -> names.add(Name.dispatch(dispatch.id())));
    return names;
  }

  private Mono<Void> append(Append append, List<Claim> taken, int tried) {
    var written = writer.write(APPEND, keys(append), arguments(append, taken));
    return (taken.isEmpty() ? written : Mono.zip(written, safe(taken), Conversations::both))
        .flatMap(
            answer ->
                Bytes.text(answer.get(0)).equals("void")
                    ? again(append, taken, tried)
                    : done(append, answer));
  }

  /** Why claims are not safe; they become so while the append is written. */
  private Mono<Optional<Throwable>> safe(List<Claim> claims) {
    return Flux.fromIterable(claims)
        .concatMap(claim -> writer.settled(claim.key()))
        .then(Mono.just(Optional.<Throwable>empty()))
        .onErrorResume(failure -> Mono.just(Optional.of(failure)));
  }

  /** Nobody is told before both are safe. */
  private static List<Object> both(List<Object> answer, Optional<Throwable> failure) {
    if (failure.isPresent()) {
      throw Exceptions.propagate(failure.get());
    }
    return answer;
  }

  /** Another conversation took a name over, in case this one had died. */
  private Mono<Void> again(Append append, List<Claim> taken, int tried) {
    return tried == TRIES
        ? Mono.error(new StoreUnavailableException("another conversation is taking it in"))
        : Flux.fromIterable(taken)
            .flatMapSequential(claims::renewed)
            .collectList()
            .flatMap(anew -> append(append, anew, tried + 1));
  }

  private Mono<Void> done(Append append, List<Object> answer) {
    return switch (Bytes.text(answer.get(0))) {
      case "done" -> Bytes.number(answer.get(1)) == 0 ? Mono.empty() : handOver(append);
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

  /** It is written; what cannot be handed over now is when the outbox is looked at next. */
  private Mono<Void> handOver(Append append) {
    return handover
        .bring(Keys.group(append.conversation().value()))
        .onErrorComplete(StoreUnavailableException.class);
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
    keys.add(Keys.waiting(group));
    keys.add(Keys.leaving(group));
    keys.add(Keys.left(group));
    keys.add(Keys.traces(id));
    keys.add(Keys.names(id));
    keys.add(Keys.named(group));
    // Unused where there is no receipt; their places are kept so that the dispatches are found.
    var delivery = receipt == null ? "" : receipt.delivery();
    keys.add(Keys.receipt(group, delivery));
    keys.add(Keys.voided(group, Name.delivery(delivery)));
    for (var dispatch : append.dispatches()) {
      // The last three are for a lane of the same group; of another's nothing is touched here.
      var isHere = Keys.groupOfLane(dispatch.lane()) == group;
      keys.add(Keys.voided(group, Name.dispatch(dispatch.id())));
      keys.add(isHere ? Keys.rows(dispatch.lane()) : Keys.waiting(group));
      keys.add(isHere ? Keys.lane(dispatch.lane()) : Keys.waiting(group));
      keys.add(Keys.heads(group));
    }
    return keys.toArray(String[]::new);
  }

  /**
   * @param taken of the receipt, if there is one, then of each dispatch
   */
  private byte[][] arguments(Append append, List<Claim> taken) {
    var headline = append.headline();
    var wakeAt = headline.wakeAt();
    var receipt = append.receipt();
    var group = Keys.group(append.conversation().value());
    var claimed = taken.iterator();
    var arguments = new ArrayList<byte[]>();
    arguments.add(Bytes.of(append.conversation().value()));
    arguments.add(Bytes.of(append.expectedVersion()));
    arguments.add(forms.of(headline));
    arguments.add(Bytes.of(Stamp.now(headline.changedAt())));
    arguments.add(wakeAt == null ? Bytes.NONE : Bytes.of(Stamp.notBefore(wakeAt)));
    arguments.add(Bytes.of(headline.isOfTheDesk() ? 1 : 0));
    arguments.add(Bytes.of(Stamp.now(clock.instant())));
    arguments.add(Bytes.of(node));
    arguments.add(receipt == null ? Bytes.NONE : forms.of(receipt));
    arguments.add(Bytes.of(RECEIPT_LIVES.toMillis()));
    arguments.add(receipt == null ? Bytes.NONE : Bytes.of(claimed.next().number()));
    arguments.add(forms.of(append.named()));
    arguments.add(Bytes.of(append.events().size()));
    arguments.addAll(codec.write(append.events()));
    for (var dispatch : append.dispatches()) {
      var isHere = Keys.groupOfLane(dispatch.lane()) == group;
      arguments.add(Bytes.of(dispatch.id()));
      arguments.add(Bytes.of(dispatch.lane()));
      arguments.add(Bytes.of(dispatch.destination()));
      arguments.add(isHere ? Bytes.of(dispatch.body()) : Bytes.NONE);
      arguments.add(Bytes.of(dispatch.attempts()));
      arguments.add(Bytes.of(dispatch.notBefore().toString()));
      arguments.add(Bytes.of(Stamp.notBefore(dispatch.notBefore())));
      arguments.add(Bytes.of(claimed.next().number()));
      arguments.add(isHere ? Bytes.NONE : forms.of(dispatch));
    }
    return arguments.toArray(byte[][]::new);
  }

  Flux<ConversationId> due(Instant now, int limit) {
    return Scored.sorted(
            link.askParts(
                (redis, part) ->
                    DUE.call(
                        redis,
                        Keys.of(part, Keys::due, Keys::waking),
                        Bytes.of(Stamp.now(now)),
                        Bytes.of(limit),
                        Bytes.of(node),
                        Bytes.of(WOKEN_WITHIN.toMillis()))))
        .take(limit)
        .map(due -> new ConversationId(due.member()));
  }

  Mono<DeliveryReceipt> receipt(String delivery) {
    return claims
        .of(Name.delivery(delivery))
        .map(claim -> Keys.receipt(Keys.group(claim.holder()), delivery))
        .flatMap(
            key ->
                link.ask(key, redis -> redis.get(key))
                    .flatMap(receipt -> writer.settled(key).thenReturn(receipt)))
        .map(forms::receipt)
        .filter(receipt -> receipt.isKeptAt(clock.instant()));
  }
}
