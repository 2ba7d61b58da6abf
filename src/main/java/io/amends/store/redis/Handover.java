package io.amends.store.redis;

import io.amends.store.Dispatch;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Brings dispatches from the group of their conversation, where they were written with it, to the
 * lanes of other groups. Each arrives once, however many bring it: it has a number, and what comes
 * with a number that was here already is dropped.
 */
final class Handover {

  private static final Script ARRIVE = Script.named("arrive.lua");
  private static final Script LEFT = Script.named("left.lua");
  private static final Script LEAVING = Script.named("leaving.lua");

  /** Dispatches that are brought with one round. */
  private static final int AT_ONCE = 100;

  private final Link link;
  private final Writer writer;
  private final Forms forms;

  private record Leaving(long number, Dispatch dispatch) {}

  Handover(Link link, Writer writer, Forms forms) {
    this.link = link;
    this.writer = writer;
    this.forms = forms;
  }

  /** Brings all that is on its way, of all groups. */
  Mono<Void> bringAll() {
    return link.askParts(
            (redis, part) ->
                LEAVING
                    .call(redis, Keys.of(part, Keys::leaving))
                    .thenApply(many -> groups(part, many)))
        .flatMapIterable(groups -> groups)
        .concatMap(this::bring)
        .then();
  }

  /** Those that have any. */
  private static List<Integer> groups(List<Integer> part, List<Object> many) {
    var groups = new ArrayList<Integer>();
    for (var n = 0; n < part.size(); n++) {
      if (Bytes.number(many.get(n)) > 0) {
        groups.add(part.get(n));
      }
    }
    return groups;
  }

  /** Brings what is on its way out of a group. */
  Mono<Void> bring(int group) {
    return link.ask(redis -> redis.lrange(Keys.leaving(group), 0, AT_ONCE - 1))
        .flatMap(
            page ->
                Flux.fromIterable(page)
                    .map(this::read)
                    .concatMap(leaving -> arrive(group, leaving))
                    .last(0L)
                    .flatMap(last -> last == 0 ? Mono.<Void>empty() : left(group, last))
                    .then(page.size() < AT_ONCE ? Mono.empty() : Mono.defer(() -> bring(group))));
  }

  private Leaving read(byte[] bytes) {
    var text = Bytes.text(bytes);
    var space = text.indexOf(' ');
    return new Leaving(
        Long.parseLong(text.substring(0, space)), forms.dispatch(text.substring(space + 1)));
  }

  /** Only when it is safe where it arrived may it be forgotten where it came from. */
  private Mono<Long> arrive(int from, Leaving leaving) {
    var dispatch = leaving.dispatch();
    var lane = dispatch.lane();
    var to = Keys.groupOfLane(lane);
    return writer
        .write(
            ARRIVE,
            new String[] {Keys.arrived(to), Keys.rows(lane), Keys.lane(lane), Keys.heads(to)},
            Bytes.of(from),
            Bytes.of(leaving.number()),
            Bytes.of(dispatch.id()),
            Bytes.of(lane),
            Bytes.of(dispatch.destination()),
            Bytes.of(dispatch.body()),
            Bytes.of(dispatch.attempts()),
            Bytes.of(dispatch.notBefore().toString()),
            Bytes.of(Stamp.notBefore(dispatch.notBefore())))
        .thenReturn(leaving.number());
  }

  private Mono<Void> left(int group, long last) {
    return writer.writeLightly(LEFT, new String[] {Keys.leaving(group)}, Bytes.of(last)).then();
  }
}
