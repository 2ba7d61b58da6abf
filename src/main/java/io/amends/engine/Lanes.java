package io.amends.engine;

import io.amends.conversation.ConversationId;
import io.amends.store.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * One ordered lane a conversation: tasks of a conversation run one after another, in the order they
 * came, and have its log to themselves. Conversations share a fixed number of lanes by their hash,
 * so a task must be short: whatever waits for others (the shop, the customer) waits outside.
 */
final class Lanes {

  private static final int LANES = 1_024;

  /** The first word to whoever asks comes within two seconds (R4), whatever the store does. */
  private static final Duration PATIENCE = Duration.ofMillis(1_700);

  private final List<Lane> lanes = new ArrayList<>(LANES);
  private final LogsAtHand atHand;
  private final CallingThread calling;

  /**
   * @param stored where logs are read
   * @param atHand those that were read before
   * @param unsettled told of a conversation of which a task failed because the store was away: what
   *     it wrote may be stored all the same
   * @param calling whoever brings a task, or the answer to one, may work on it
   * @param scheduler where it is worked on otherwise
   */
  Lanes(
      Logs stored,
      LogsAtHand atHand,
      Consumer<ConversationId> unsettled,
      CallingThread calling,
      Scheduler scheduler) {
    this.atHand = atHand;
    this.calling = calling;
    for (var i = 0; i < LANES; i++) {
      lanes.add(new Lane(stored, atHand, unsettled, calling, scheduler));
    }
  }

  void stop() {
    lanes.forEach(Lane::stop);
  }

  /** What was written or erased elsewhere may not have been heard of. */
  void doubt(Predicate<ConversationId> mayConcern) {
    atHand.doubt(mayConcern);
  }

  /** Runs a task in the conversation's lane. It runs to its end even if nobody waits for it. */
  <T> Mono<T> run(ConversationId id, Function<ConversationLog, Mono<T>> task) {
    return run(id, task, false);
  }

  /**
   * The same on the log as it is at hand, without a look at what other nodes wrote since. Where
   * they did, what the task records is refused, and it runs again on what is stored. For tasks that
   * end without a record only where nothing that others write would change that.
   */
  <T> Mono<T> runAtHand(ConversationId id, Function<ConversationLog, Mono<T>> task) {
    return run(id, task, true);
  }

  /**
   * Runs a task for somebody who waits for it, and not for long: fails with {@link
   * StoreUnavailableException} when it takes too long. If it was not begun by then it never is;
   * what becomes of it otherwise is unknown.
   */
  <T> Mono<T> ask(ConversationId id, Function<ConversationLog, Mono<T>> task) {
    return ask(id, task, false);
  }

  /** The same on the log as it is at hand, under the condition of {@link #runAtHand}. */
  <T> Mono<T> askAtHand(ConversationId id, Function<ConversationLog, Mono<T>> task) {
    return ask(id, task, true);
  }

  private <T> Mono<T> ask(
      ConversationId id, Function<ConversationLog, Mono<T>> task, boolean isAtHand) {
    return Mono.defer(
        () -> {
          var isGivenUp = new AtomicBoolean();
          return run(id, task, isAtHand, isGivenUp)
              .timeout(PATIENCE, Mono.error(() -> givenUp(isGivenUp)), calling.scheduler());
        });
  }

  private static StoreUnavailableException givenUp(AtomicBoolean isGivenUp) {
    isGivenUp.set(true);
    return new StoreUnavailableException("what was asked for takes too long");
  }

  private <T> Mono<T> run(
      ConversationId id, Function<ConversationLog, Mono<T>> task, boolean isAtHand) {
    return run(id, task, isAtHand, new AtomicBoolean());
  }

  private <T> Mono<T> run(
      ConversationId id,
      Function<ConversationLog, Mono<T>> task,
      boolean isAtHand,
      AtomicBoolean isGivenUp) {
    var lane = lanes.get(Math.floorMod(id.value().hashCode(), LANES));
    return Mono.create(
        sink -> lane.enter(new Lane.Task<>(id, task, isAtHand, sink, new AtomicLong(), isGivenUp)));
  }
}
