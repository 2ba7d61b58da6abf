package io.amends.store.redis;

/** Amends cannot be run on this Redis; the message says why and what can be done. */
public final class CannotUseRedisException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CannotUseRedisException(String why) {
    super(why);
  }
}
