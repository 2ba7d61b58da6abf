package io.amends.shop;

import io.amends.engine.ChannelRejectedException;
import io.amends.engine.ChannelUnavailableException;
import io.amends.engine.Sender;
import io.amends.store.Dispatch;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Has remedies carried out and notes written by the shop (CONTRACT §6). An id makes a repeated post
 * harmless; all the same, a remedy that may have been posted before, with an answer that never
 * came, is looked for first and not posted if the shop has it. A refusal of the thing itself (4xx)
 * is final; being kept out (401, 403), too slow or too fast (408, 425, 429) is not, for the
 * operator or time mends that.
 */
public final class ShopSender implements Sender {

  static final String DESTINATION = "shop";

  /** Only whoever sends it later than this may be another than the first that tries. */
  private static final Duration SURELY_FIRST = Duration.ofSeconds(5);

  private final ShopClient shop;
  private final Clock clock;

  /**
   * @param clock as dispatches are dated by
   */
  public ShopSender(ShopClient shop, Clock clock) {
    this.shop = shop;
    this.clock = clock;
  }

  @Override
  public String destination() {
    return DESTINATION;
  }

  @Override
  public Mono<Void> send(Dispatch dispatch) {
    return Mono.fromSupplier(() -> ShopPost.of(dispatch))
        .flatMap(post -> isThere(dispatch, post).flatMap(is -> is ? Mono.empty() : posted(post)))
        .onErrorMap(ShopSender::classified);
  }

  private Mono<Void> posted(ShopPost post) {
    return shop.post(post.path(), post.order(), post.key(), post.body());
  }

  /**
   * A shop that does not tell, now or ever, is trusted to know the key; one that may tell another
   * time is asked then. Only a remedy with a state is one that it has.
   */
  private Mono<Boolean> isThere(Dispatch dispatch, ShopPost post) {
    return post.isRemedy() && mayHaveBeenPosted(dispatch)
        ? shop.find("/remedies/{id}", post.key())
            .map(told -> told.path("state").isString())
            .defaultIfEmpty(false)
            .onErrorReturn(BrokenAnswerException.class, false)
            .onErrorResume(
                ShopFailure.class,
                failure -> failure.mayTellLater() ? Mono.error(failure) : Mono.just(false))
        : Mono.just(false);
  }

  /** A process that died may have posted it and counted nothing: then it is old by now. */
  private boolean mayHaveBeenPosted(Dispatch dispatch) {
    return dispatch.attempts() > 0
        || clock.instant().isAfter(dispatch.notBefore().plus(SURELY_FIRST));
  }

  private static Throwable classified(Throwable error) {
    if (error instanceof ChannelRejectedException) {
      return error;
    }
    if (error instanceof ShopFailure failure) {
      return failure.isPassing()
          ? unavailable(failure, failure.retryAfter())
          : new ChannelRejectedException(String.valueOf(failure.getMessage()));
    }
    return unavailable(error, null);
  }

  private static ChannelUnavailableException unavailable(
      Throwable error, @Nullable Duration retryAfter) {
    return new ChannelUnavailableException(ShopReason.of(error), retryAfter);
  }
}
