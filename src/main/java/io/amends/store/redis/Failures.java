package io.amends.store.redis;

import io.amends.store.StoreUnavailableException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import java.io.IOException;
import java.util.concurrent.CancellationException;

/**
 * What Redis and the way to it answer, as the store's callers know it. Redis's own words are never
 * passed on but for their first, the kind: they may quote what was written.
 */
final class Failures {

  private static final String NOT_IN_TIME = "Redis does not answer in time";

  private Failures() {}

  /** Whether it is Redis or the way to it that failed, rather than the store. */
  static boolean isOfTheWay(Throwable failure) {
    return failure instanceof RedisException
        || failure instanceof IOException
        || failure instanceof CancellationException;
  }

  static StoreUnavailableException unavailable(Throwable failure) {
    if (failure instanceof RedisCommandTimeoutException) {
      return new StoreUnavailableException(NOT_IN_TIME, failure);
    }
    if (failure instanceof RedisCommandExecutionException refused) {
      return new StoreUnavailableException("Redis refuses: " + kind(refused));
    }
    return new StoreUnavailableException("Redis is away");
  }

  /** What is answered for one who waited long enough. */
  static StoreUnavailableException late() {
    return new StoreUnavailableException(NOT_IN_TIME, new RedisCommandTimeoutException());
  }

  /** What is answered for one who is not asked, because it did not answer the last question. */
  static StoreUnavailableException silent() {
    return new StoreUnavailableException(NOT_IN_TIME);
  }

  /** Whether the answer did not come in time. */
  static boolean isLate(Throwable failure) {
    return failure instanceof StoreUnavailableException
        && failure.getCause() instanceof RedisCommandTimeoutException;
  }

  /** Such as {@code OOM}, {@code READONLY}, {@code LOADING}, {@code NOAUTH}. */
  static String kind(RedisCommandExecutionException refused) {
    var message = String.valueOf(refused.getMessage());
    var space = message.indexOf(' ');
    var kind = space < 0 ? message : message.substring(0, space);
    return kind.matches("[A-Z]{2,20}") ? kind : "ERR";
  }
}
