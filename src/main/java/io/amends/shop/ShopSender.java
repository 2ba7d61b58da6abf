package io.amends.shop;

import io.amends.engine.ChannelRejectedException;
import io.amends.engine.ChannelUnavailableException;
import io.amends.engine.Sender;
import io.amends.store.Dispatch;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Has remedies carried out and notes written by the shop (CONTRACT §6); an id makes a repeated post
 * harmless. A refusal of the thing itself (4xx) is final; being kept out (401, 403), too slow or
 * too fast (408, 425, 429) is not, for the operator or time mends that.
 */
public final class ShopSender implements Sender {

  static final String DESTINATION = "shop";

  private final ShopClient shop;

  public ShopSender(ShopClient shop) {
    this.shop = shop;
  }

  @Override
  public String destination() {
    return DESTINATION;
  }

  @Override
  public Mono<Void> send(Dispatch dispatch) {
    return Mono.fromSupplier(() -> ShopPost.of(dispatch))
        .flatMap(post -> shop.post(post.path(), post.order(), post.key(), post.body()))
        .onErrorMap(ShopSender::classified);
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
