package io.amends.store.redis;

import io.amends.store.DeadLetter;
import io.amends.store.Dispatch;
import io.amends.store.StoreUnavailableException;
import io.amends.store.redis.Claims.Claim;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Dispatches in their lanes, and those that were given up. */
final class Dispatches {

  private static final Script SETTLE = Script.named("settle.lua");
  private static final Script HEAD = Script.named("head.lua");

  /** Lanes whose first dispatch is asked for at the same time. */
  private static final int SIDE_BY_SIDE = 256;

  /** Where the reason is in the row of what was given up. */
  private static final int REASON = 4;

  private static final byte[] NONE = new byte[0];

  private final Link link;
  private final Writer writer;
  private final Claims claims;
  private final Handover handover;

  /**
   * Where a dispatch waits.
   *
   * @param origin group of the conversation because of which it does
   * @param claim of its id; empty where that was too long ago
   */
  private record Place(String lane, int origin, Optional<Claim> claim) {}

  Dispatches(Link link, Writer writer, Claims claims, Handover handover) {
    this.link = link;
    this.writer = writer;
    this.claims = claims;
    this.handover = handover;
  }

  Flux<Dispatch> ready(Instant now, int limit) {
    return handover
        .bringAll()
        .thenMany(Scored.soonest(link, Keys::heads, now, limit))
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

  Flux<DeadLetter> deadLetters() {
    return Scored.all(link, Keys::parked).flatMapSequential(this::read, SIDE_BY_SIDE);
  }

  /**
   * @param parked lane and id, with a line's end between them, and when
   */
  private Mono<DeadLetter> read(Scored parked) {
    var end = parked.member().lastIndexOf('\n');
    var lane = parked.member().substring(0, end);
    var id = parked.member().substring(end + 1);
    return link.ask(
            redis ->
                redis.hmget(Keys.rows(lane), "d " + id, "b " + id, "n " + id, "t " + id, "r " + id))
        // Not what was sent or erased meanwhile. Older nodes kept no reason.
        .filter(row -> row.subList(0, REASON).stream().allMatch(field -> field.hasValue()))
        .map(row -> row.stream().<Object>map(field -> field.getValueOrElse(NONE)).toList())
        .map(
            row ->
                new DeadLetter(
                    dispatch(id, lane, row),
                    Bytes.text(row.get(REASON)),
                    Stamp.time(parked.score())));
  }

  Mono<Void> sent(String id) {
    return place(id)
        .flatMap(place -> settle("sent", id, place, Instant.EPOCH, "").thenReturn(place))
        .flatMap(place -> forgotten(id, place));
  }

  /**
   * Takes it out of its lane, or from those that were given up, durably.
   *
   * @param origin group of the conversation because of which it waits
   */
  Mono<Void> erase(String id, String lane, int origin) {
    return settle("sent", id, new Place(lane, origin, Optional.empty()), Instant.EPOCH, "");
  }

  Mono<Void> postponed(String id, Instant notBefore) {
    return settle("postponed", id, notBefore, "");
  }

  Mono<Void> park(String id, Instant at, String reason) {
    return settle("parked", id, at, reason);
  }

  Mono<Void> unparked(String id) {
    return settle("unparked", id, Instant.EPOCH, "");
  }

  private Mono<Void> settle(String what, String id, Instant at, String reason) {
    return place(id).flatMap(place -> settle(what, id, place, at, reason));
  }

  /**
   * @param at before which it is not tried again, or when it was given up
   */
  private Mono<Void> settle(String what, String id, Place place, Instant at, String reason) {
    var lane = place.lane();
    var group = Keys.groupOfLane(lane);
    return writer
        .write(
            SETTLE,
            new String[] {
              Keys.rows(lane),
              Keys.lane(lane),
              Keys.heads(group),
              Keys.parked(group),
              Keys.waiting(group)
            },
            Bytes.of(what),
            Bytes.of(id),
            Bytes.of(lane),
            Bytes.of(at.toString()),
            Bytes.of(Stamp.notBefore(at)),
            Bytes.of(reason))
        .then();
  }

  /** What is left of it elsewhere keeps nothing but memory: it need not be forgotten safely. */
  private Mono<Void> forgotten(String id, Place place) {
    var isElsewhere = place.origin() != Keys.groupOfLane(place.lane());
    return (isElsewhere
            ? link.ask(redis -> redis.hdel(Keys.waiting(place.origin()), id))
            : Mono.empty())
        .then(Mono.justOrEmpty(place.claim()).flatMap(claims::release))
        .onErrorComplete(StoreUnavailableException.class);
  }

  /** Empty where the dispatch is not known. */
  private Mono<Place> place(String id) {
    return claims
        .of(Name.dispatch(id))
        .flatMap(claim -> place(id, Keys.group(claim.holder()), Optional.of(claim)))
        // A claim is not kept as long as a dispatch may be parked.
        .switchIfEmpty(
            Flux.range(0, Keys.GROUPS)
                .flatMap(group -> place(id, group, Optional.empty()), Keys.GROUPS)
                .next());
  }

  private Mono<Place> place(String id, int origin, Optional<Claim> claim) {
    return link.ask(redis -> redis.hget(Keys.waiting(origin), id))
        .map(lane -> new Place(Bytes.text(lane), origin, claim));
  }
}
