package io.amends.store.redis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import reactor.core.publisher.Flux;

/** A member of one of the sorted sets of all groups. */
record Scored(String member, double score) {

  private static final Script SOONEST = Script.named("soonest.lua");
  private static final Comparator<Scored> LOWEST_FIRST =
      Comparator.comparingDouble(Scored::score).thenComparing(Scored::member);

  /** What has come by that time in the sets of all groups, soonest first. */
  static Flux<Scored> soonest(Link link, IntFunction<String> set, Instant now, int limit) {
    return lowest(link, set, Long.toString(Stamp.now(now)), limit).take(limit);
  }

  /** All of the sets of all groups, lowest first. */
  static Flux<Scored> all(Link link, IntFunction<String> set) {
    return lowest(link, set, "+inf", -1);
  }

  private static Flux<Scored> lowest(Link link, IntFunction<String> set, String bound, int limit) {
    return sorted(
        link.askParts(
            (redis, part) ->
                SOONEST.call(redis, Keys.of(part, set), Bytes.of(bound), Bytes.of(limit))));
  }

  /**
   * All of several answers, lowest first.
   *
   * @param answers members and scores in turn
   */
  static Flux<Scored> sorted(Flux<List<Object>> answers) {
    return answers.flatMapIterable(Scored::read).sort(LOWEST_FIRST);
  }

  private static List<Scored> read(List<Object> answer) {
    var scored = new ArrayList<Scored>(answer.size() / 2);
    for (var n = 0; n + 1 < answer.size(); n += 2) {
      scored.add(
          new Scored(Bytes.text(answer.get(n)), Double.parseDouble(Bytes.text(answer.get(n + 1)))));
    }
    return scored;
  }
}
