package io.amends.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The other end did not take it now: try again. */
public final class ChannelUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final @Nullable Duration retryAfter;

  /**
   * @param retryAfter what the other end asked for; {@code null} where it named nothing
   */
  public ChannelUnavailableException(String why, @Nullable Duration retryAfter) {
    super(why);
    this.retryAfter = retryAfter;
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
