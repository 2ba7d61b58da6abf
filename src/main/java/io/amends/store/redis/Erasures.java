package io.amends.store.redis;

import io.amends.conversation.ConversationId;
import io.amends.store.Erasure;
import io.amends.store.StoreUnavailableException;
import io.amends.store.Tombstones;
import io.lettuce.core.Range;
import io.lettuce.core.Range.Boundary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Forgets conversations and ledgers. What a conversation left in other groups goes first, what is
 * in its own last and with one script: until then it is found again, so that a call that failed can
 * be made again.
 */
final class Erasures {

  private static final Script ERASE = Script.named("erase.lua");
  private static final Script UNCLAIM = Script.named("unclaim.lua");
  private static final Script FORGET = Script.named("forget.lua");

  private static final int SIDE_BY_SIDE = 16;

  /** So often somebody may append while it is erased. */
  private static final int TRIES = 20;

  private final Link link;
  private final Writer writer;
  private final Dispatches dispatches;
  private final Handover handover;
  private final String node;

  Erasures(Link link, Writer writer, Dispatches dispatches, Handover handover, String node) {
    this.link = link;
    this.writer = writer;
    this.dispatches = dispatches;
    this.handover = handover;
    this.node = node;
  }

  Flux<ConversationId> naming(String customer) {
    if (customer.isEmpty()) {
      return Flux.empty();
    }
    var range =
        Range.from(
            Boundary.including(Bytes.of(customer + Keys.END)),
            Boundary.excluding(Bytes.of(customer + Keys.AFTER_END)));
    return Flux.range(0, Keys.GROUPS)
        .flatMap(
            group -> link.ask(redis -> redis.zrangebylex(Keys.named(group), range)), Keys.GROUPS)
        .flatMapIterable(found -> found)
        .map(Bytes::text)
        .map(found -> new ConversationId(found.substring(customer.length() + 1)));
  }

  Mono<Boolean> isErased(ConversationId id) {
    return link.ask(Keys.SALT, redis -> redis.get(Keys.SALT))
        .flatMap(salt -> isErased(id, Tombstones.hash(salt, id)))
        .defaultIfEmpty(false);
  }

  private Mono<Boolean> isErased(ConversationId id, byte[] hash) {
    var erased = Keys.erased(Keys.group(id.value()));
    return link.ask(erased, redis -> redis.sismember(erased, hash));
  }

  Mono<Void> erase(Erasure erasure) {
    return salt()
        .flatMapMany(
            salt ->
                Flux.concat(
                    Flux.fromIterable(erasure.ledgers()).flatMap(this::forget, SIDE_BY_SIDE),
                    Flux.fromIterable(erasure.conversations())
                        .flatMap(id -> erase(id, salt, erasure.dispatches(), 1), SIDE_BY_SIDE)))
        .then();
  }

  /** Made once for all nodes. */
  private Mono<byte[]> salt() {
    return link.ask(redis -> redis.setnx(Keys.SALT, Tombstones.newSalt()))
        .then(link.ask(redis -> redis.get(Keys.SALT)))
        .flatMap(salt -> writer.settled(Keys.SALT).thenReturn(salt));
  }

  private Mono<Void> forget(String ledger) {
    return writer.write(FORGET, new String[] {Keys.ledger(ledger)}).then();
  }

  /**
   * @param version as it was looked at
   * @param deliveries that it took in lately
   * @param dispatches that may wait because of it
   */
  private record Looked(long version, int traces, Set<String> deliveries, Set<String> dispatches) {}

  private Mono<Void> erase(ConversationId id, byte[] salt, Set<String> known, int tried) {
    return handover
        .bring(Keys.group(id.value()))
        .then(Mono.defer(() -> look(id, known)))
        .flatMap(
            looked ->
                Flux.concat(unsent(id, looked), unclaimed(id, looked))
                    .then(writer.write(ERASE, keys(id, looked), arguments(id, salt, looked))))
        .flatMap(
            answer -> {
              if (Bytes.text(answer.get(0)).equals("done")) {
                return Mono.<Void>empty();
              }
              return tried == TRIES
                  ? Mono.error(new StoreUnavailableException("somebody writes to it all the time"))
                  : erase(id, salt, known, tried + 1);
            });
  }

  private Mono<Looked> look(ConversationId id, Set<String> known) {
    return Mono.zip(
        link.ask(redis -> redis.llen(Keys.events(id))),
        link.ask(redis -> redis.zrange(Keys.traces(id), 0, -1)),
        (version, traces) -> looked(version, traces, known));
  }

  private static Looked looked(long version, List<byte[]> traces, Set<String> known) {
    var deliveries = new HashSet<String>();
    var dispatches = new HashSet<>(known);
    for (var trace : traces) {
      var text = Bytes.text(trace);
      var name = text.substring(text.indexOf(' ') + 1);
      (text.startsWith(Name.Kind.DELIVERY + " ") ? deliveries : dispatches).add(name);
    }
    return new Looked(version, traces.size(), deliveries, dispatches);
  }

  /** What waits because of another conversation of the group is in its lane, too, and stays. */
  private Flux<Void> unsent(ConversationId id, Looked looked) {
    var group = Keys.group(id.value());
    return Flux.fromIterable(looked.dispatches())
        .flatMap(
            dispatch ->
                link.ask(redis -> redis.hget(Keys.waiting(group), dispatch))
                    .flatMap(lane -> dispatches.erase(dispatch, Bytes.text(lane), group)),
            SIDE_BY_SIDE);
  }

  private Flux<Void> unclaimed(ConversationId id, Looked looked) {
    var names = new ArrayList<Name>();
    looked.deliveries().forEach(delivery -> names.add(Name.delivery(delivery)));
    looked.dispatches().forEach(dispatch -> names.add(Name.dispatch(dispatch)));
    return Flux.fromIterable(names)
        .flatMap(
            name ->
                writer.write(UNCLAIM, new String[] {Keys.claim(name)}, Bytes.of(id.value())).then(),
            SIDE_BY_SIDE);
  }

  private static String[] keys(ConversationId id, Looked looked) {
    var group = Keys.group(id.value());
    var keys = new ArrayList<String>();
    keys.add(Keys.events(id));
    keys.add(Keys.headlines(group));
    keys.add(Keys.changes(group));
    keys.add(Keys.due(group));
    keys.add(Keys.desk(group));
    keys.add(Keys.news(group));
    keys.add(Keys.waiting(group));
    keys.add(Keys.traces(id));
    keys.add(Keys.names(id));
    keys.add(Keys.named(group));
    keys.add(Keys.erased(group));
    keys.add(Keys.waking(group) + ":" + id.value());
    for (var delivery : looked.deliveries()) {
      keys.add(Keys.receipt(group, delivery));
      keys.add(Keys.voided(group, Name.delivery(delivery)));
    }
    looked.dispatches().forEach(sent -> keys.add(Keys.voided(group, Name.dispatch(sent))));
    return keys.toArray(String[]::new);
  }

  private byte[][] arguments(ConversationId id, byte[] salt, Looked looked) {
    var arguments = new ArrayList<byte[]>();
    arguments.add(Bytes.of(id.value()));
    arguments.add(Bytes.of(looked.version()));
    arguments.add(Bytes.of(looked.traces()));
    arguments.add(Tombstones.hash(salt, id));
    arguments.add(Bytes.of(node));
    looked.dispatches().forEach(dispatch -> arguments.add(Bytes.of(dispatch)));
    return arguments.toArray(byte[][]::new);
  }
}
