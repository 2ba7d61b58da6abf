package io.amends.channel;

import org.springframework.web.reactive.socket.CloseStatus;

/** Why a socket is closed; each code tells whether to come back (CONTRACT §1, close codes). */
public final class Closing {

  public static final CloseStatus NOT_ALLOWED = new CloseStatus(4001, "not allowed");
  public static final CloseStatus ABUSE = new CloseStatus(4008, "too much: wait");
  public static final CloseStatus IDLE = new CloseStatus(4009, "idle: resume");
  public static final CloseStatus READS_TOO_SLOWLY =
      new CloseStatus(4013, "reads too slowly: resume");
  public static final CloseStatus RESTARTING = new CloseStatus(1012, "restarting: resume at once");

  private Closing() {}
}
