package io.amends.store.redis;

import io.amends.store.Dispatch;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Dispatches in their lanes, and those that were given up. */
final class Dispatches {

  private static final Script SETTLE = Script.named("settle.lua");
  private static final Script HEAD = Script.named("head.lua");

  /** Lanes whose first dispatch is asked for at the same time. */
  private static final int SIDE_BY_SIDE = 256;

  private final Link link;
  private final Writer writer;

  Dispatches(Link link, Writer writer) {
    this.link = link;
    this.writer = writer;
  }

  Flux<Dispatch> ready(Instant now, int limit) {
    return Scored.soonest(link, Keys.ofAll(Keys::heads), now, limit)
        .flatMapSequential(lane -> head(lane.member()), SIDE_BY_SIDE)
        // What was first may have been sent meanwhile.
        .filter(dispatch -> !dispatch.notBefore().isAfter(now));
  }

  private Mono<Dispatch> head(String lane) {
    return link.ask(redis -> HEAD.call(redis, new String[] {Keys.lane(lane), Keys.rows(lane)}))
        .filter(head -> !head.isEmpty())
        .map(head -> dispatch(Bytes.text(head.get(0)), lane, head.subList(1, head.size())));
  }

  private static Dispatch dispatch(String id, String lane, List<Object> row) {
    return new Dispatch(
        id,
        lane,
        Bytes.text(row.get(0)),
        Bytes.text(row.get(1)),
        (int) Bytes.number(row.get(2)),
        Instant.parse(Bytes.text(row.get(3))));
  }

  Flux<Dispatch> parked() {
    return Scored.all(link, Keys.ofAll(Keys::parked))
        .flatMapSequential(parked -> read(parked.member()), SIDE_BY_SIDE);
  }

  private Mono<Dispatch> read(String id) {
    return lane(id)
        .flatMap(
            lane ->
                link.ask(
                        redis ->
                            redis.hmget(
                                Keys.rows(lane), "d " + id, "b " + id, "n " + id, "t " + id))
                    .filter(row -> row.stream().allMatch(field -> field.hasValue()))
                    .map(
                        row ->
                            dispatch(
                                id,
                                lane,
                                row.stream().<Object>map(field -> field.getValue()).toList())));
  }

  Mono<Void> sent(String id) {
    return settle("sent", id, Instant.EPOCH);
  }

  Mono<Void> postponed(String id, Instant notBefore) {
    return settle("postponed", id, notBefore);
  }

  Mono<Void> park(String id) {
    return settle("parked", id, Instant.EPOCH);
  }

  Mono<Void> unparked(String id) {
    return settle("unparked", id, Instant.EPOCH);
  }

  private Mono<Void> settle(String what, String id, Instant notBefore) {
    return lane(id)
        .flatMap(
            lane ->
                writer.write(
                    SETTLE,
                    new String[] {
                      Keys.pointer(id),
                      Keys.rows(lane),
                      Keys.lane(lane),
                      Keys.heads(Keys.group(lane)),
                      Keys.parked(Keys.group(lane))
                    },
                    Bytes.of(what),
                    Bytes.of(id),
                    Bytes.of(lane),
                    Bytes.of(notBefore.toString()),
                    Bytes.of(Stamp.notBefore(notBefore))))
        .then();
  }

  /** Empty where the dispatch is not known. */
  private Mono<String> lane(String id) {
    return link.ask(redis -> redis.get(Keys.pointer(id))).map(Bytes::text);
  }
}
