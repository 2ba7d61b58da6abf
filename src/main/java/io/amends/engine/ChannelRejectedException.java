package io.amends.engine;

/** The other end will never take it: park it and tell a person. */
public final class ChannelRejectedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ChannelRejectedException(String why) {
    super(why);
  }
}
