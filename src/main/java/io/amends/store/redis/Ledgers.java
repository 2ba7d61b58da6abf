package io.amends.store.redis;

import io.amends.remedy.LedgerEvent;
import io.amends.store.EventCodec;
import io.amends.store.StaleVersionException;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Ledgers of orders, in slots of their own. */
final class Ledgers {

  private static final Script APPEND = Script.named("ledger.lua");

  private final Link link;
  private final Writer writer;
  private final EventCodec codec;

  Ledgers(Link link, Writer writer, EventCodec codec) {
    this.link = link;
    this.writer = writer;
    this.codec = codec;
  }

  Flux<LedgerEvent> ledger(String order) {
    return link.ask(Keys.ledger(order), redis -> redis.lrange(Keys.ledger(order), 0, -1))
        .flatMap(
            events ->
                events.isEmpty()
                    ? Mono.just(events)
                    : writer.settled(Keys.ledger(order)).thenReturn(events))
        .flatMapIterable(events -> events)
        .map(codec::readLedgerEvent);
  }

  Mono<Void> append(String order, long expectedVersion, List<LedgerEvent> events) {
    return Mono.defer(() -> write(order, expectedVersion, events))
        .flatMap(
            answer ->
                Bytes.text(answer.get(0)).equals("done")
                    ? Mono.empty()
                    : Mono.error(
                        new StaleVersionException(
                            "ledger " + order, expectedVersion, Bytes.number(answer.get(1)))));
  }

  private Mono<List<Object>> write(String order, long expectedVersion, List<LedgerEvent> events) {
    var arguments =
        Stream.concat(Stream.of(Bytes.of(expectedVersion)), events.stream().map(codec::write))
            .toArray(byte[][]::new);
    return writer.write(APPEND, new String[] {Keys.ledger(order)}, arguments);
  }
}
