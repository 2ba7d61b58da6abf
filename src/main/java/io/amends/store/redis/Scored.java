package io.amends.store.redis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import reactor.core.publisher.Flux;

/** A member of one of the sorted sets of all groups. */
record Scored(String member, double score) {

  private static final Script SOONEST = Script.named("soonest.lua");
  private static final Comparator<Scored> LOWEST_FIRST =
      Comparator.comparingDouble(Scored::score).thenComparing(Scored::member);

  /** What has come by that time, over all the sets, soonest first. */
  static Flux<Scored> soonest(Link link, String[] sets, Instant now, int limit) {
    return lowest(link, sets, Long.toString(Stamp.now(now)), limit);
  }

  /** All of all the sets, lowest first. */
  static Flux<Scored> all(Link link, String[] sets) {
    return lowest(link, sets, "+inf", -1);
  }

  private static Flux<Scored> lowest(Link link, String[] sets, String bound, int limit) {
    var all =
        link.ask(redis -> SOONEST.call(redis, sets, Bytes.of(bound), Bytes.of(limit)))
            .flatMapIterable(Scored::read);
    return limit < 0 ? all : all.take(limit);
  }

  /** Members and scores in turn, lowest first. */
  static List<Scored> read(List<Object> answer) {
    var scored = new ArrayList<Scored>(answer.size() / 2);
    for (var n = 0; n + 1 < answer.size(); n += 2) {
      scored.add(
          new Scored(Bytes.text(answer.get(n)), Double.parseDouble(Bytes.text(answer.get(n + 1)))));
    }
    scored.sort(LOWEST_FIRST);
    return scored;
  }
}
