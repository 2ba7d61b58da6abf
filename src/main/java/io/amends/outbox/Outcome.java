package io.amends.outbox;

import io.amends.engine.ChannelRejectedException;
import io.amends.engine.ChannelUnavailableException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** How an attempt ended. */
sealed interface Outcome {

  record Arrived() implements Outcome {}

  /**
   * @param retryAfter what the receiver asked for; {@code null} where it named nothing
   */
  record NotNow(@Nullable Duration retryAfter, String reason) implements Outcome {}

  record Never(String reason) implements Outcome {}

  /** Whether it is one that senders fail with. */
  static boolean isExpected(Throwable error) {
    return error instanceof ChannelRejectedException
        || error instanceof ChannelUnavailableException
        || error instanceof TimeoutException;
  }

  /** An error that no sender should fail with is worth another try: it may be a passing one. */
  static Outcome of(Throwable error) {
    if (error instanceof ChannelRejectedException rejected) {
      return new Never(String.valueOf(rejected.getMessage()));
    }
    if (error instanceof ChannelUnavailableException unavailable) {
      return new NotNow(unavailable.retryAfter(), String.valueOf(unavailable.getMessage()));
    }
    return error instanceof TimeoutException
        ? new NotNow(null, "no answer in time")
        : new NotNow(null, "sending failed: " + error.getClass().getSimpleName());
  }
}
