package io.amends.store.redis;

import io.lettuce.core.RedisCommandExecutionException;

/** A server of a Cluster did nothing, for the keys are at another one. */
final class MovedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String hostAndPort;
  private final boolean isOnce;

  private MovedException(String hostAndPort, boolean isOnce) {
    super("at " + hostAndPort, null, false, false);
    this.hostAndPort = hostAndPort;
    this.isOnce = isOnce;
  }

  /** What Redis means by {@code MOVED 3999 10.0.0.7:6379} and {@code ASK …}; else what it was. */
  static Throwable orAsItWas(Throwable failure) {
    if (failure instanceof RedisCommandExecutionException refused) {
      var words = String.valueOf(refused.getMessage()).split(" ");
      var isOnce = words[0].equals("ASK");
      if (words.length == 3 && (isOnce || words[0].equals("MOVED"))) {
        return new MovedException(words[2], isOnce);
      }
    }
    return failure;
  }

  String hostAndPort() {
    return hostAndPort;
  }

  /** Whether only this call goes there, because the slot is just being moved. */
  boolean isOnce() {
    return isOnce;
  }
}
