package io.amends.store.redis;

import io.amends.conversation.ConversationId;
import io.amends.store.Headline;
import io.amends.store.HeadlineQuery;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds conversations by their newest headline. */
final class Headlines {

  private static final Script DESK = Script.named("desk.lua");
  private static final Script PAGE = Script.named("page.lua");

  /** Headlines of a group that are read with one command. */
  private static final int AT_ONCE = 200;

  /** As a group's sorted set has it: by whole microseconds, and ids from the last to the first. */
  private static final Comparator<Headline> NEWEST_FIRST =
      Comparator.comparingLong((Headline headline) -> Stamp.now(headline.changedAt()))
          .thenComparing(headline -> headline.conversation().value())
          .reversed();

  private static final int PREFETCH = 1;

  private final Link link;
  private final Forms forms;

  Headlines(Link link, Forms forms) {
    this.link = link;
    this.forms = forms;
  }

  Flux<Headline> matching(HeadlineQuery query) {
    return (query.isOfTheDesk() ? ofTheDesk(query) : all(query)).take(query.limit());
  }

  /** The newest headline of one conversation. */
  Mono<Headline> of(ConversationId id) {
    var group = Keys.group(id.value());
    return link.ask(redis -> redis.hget(Keys.headlines(group), id.value())).map(forms::headline);
  }

  private Flux<Headline> ofTheDesk(HeadlineQuery query) {
    return link.askParts(
            (redis, part) -> DESK.call(redis, Keys.of(part, Keys::desk, Keys::headlines)))
        .flatMapIterable(this::read)
        .filter(query::matches)
        .sort(NEWEST_FIRST);
  }

  /** Each group is read as far as it takes to know which come first of all. */
  private Flux<Headline> all(HeadlineQuery query) {
    var atOnce = Math.min(AT_ONCE, query.limit());
    @SuppressWarnings("unchecked")
    Flux<Headline>[] groups =
        IntStream.range(0, Keys.GROUPS)
            .mapToObj(group -> Flux.defer(() -> from(group, 0, atOnce, query)))
            .toArray(Flux[]::new);
    return Flux.mergeComparing(PREFETCH, NEWEST_FIRST, groups)
        // One that changes while we read is met again further down.
        .distinct(Headline::conversation);
  }

  private Flux<Headline> from(int group, int skipped, int atOnce, HeadlineQuery query) {
    var since = query.since();
    return link.ask(
            redis ->
                PAGE.call(
                    redis,
                    new String[] {Keys.changes(group), Keys.headlines(group)},
                    Bytes.of(since == null ? "-inf" : Long.toString(Stamp.now(since))),
                    Bytes.of(skipped),
                    Bytes.of(atOnce)))
        .flatMapMany(
            answer -> {
              var page = Flux.fromIterable(read(answer)).filter(query::matches);
              return answer.size() < atOnce
                  ? page
                  : page.concatWith(
                      Flux.defer(() -> from(group, skipped + atOnce, AT_ONCE, query)));
            });
  }

  private List<Headline> read(List<Object> answer) {
    return answer.stream().filter(Objects::nonNull).map(forms::headline).toList();
  }
}
