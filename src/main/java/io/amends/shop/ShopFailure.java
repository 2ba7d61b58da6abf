package io.amends.shop;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The shop answered, but not with what was asked for. */
final class ShopFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final @Nullable Duration retryAfter;

  ShopFailure(int status, @Nullable Duration retryAfter) {
    super("the shop answered " + status, null, false, false);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  int status() {
    return status;
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** Whether the same question may be answered another time, without any change on our side. */
  boolean isPassing() {
    return status < 400 || status >= 500 || isOfTheDoor();
  }

  /**
   * Whether somebody who only reads is answered another time. One who is let in and not shown this
   * (403), sent elsewhere or to whom it is not made (501) never is.
   */
  boolean mayTellLater() {
    return status >= 500 && status != 501 || isOfTheDoor() && status != 403;
  }

  /**
   * Whether it says nothing about the question itself: not let in, too slow, too fast. The operator
   * or time mends it.
   */
  private boolean isOfTheDoor() {
    return status == 401 || status == 403 || status == 408 || status == 425 || status == 429;
  }
}
