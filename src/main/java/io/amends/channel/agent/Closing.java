package io.amends.channel.agent;

import org.springframework.web.reactive.socket.CloseStatus;

/** Why a socket is closed; each code tells whether to come back (CONTRACT §1, close codes). */
final class Closing {

  static final CloseStatus NOT_ALLOWED = new CloseStatus(4001, "not allowed");
  static final CloseStatus IDLE = new CloseStatus(4009, "idle: resume");
  static final CloseStatus READS_TOO_SLOWLY = new CloseStatus(4013, "reads too slowly: resume");
  static final CloseStatus RESTARTING = new CloseStatus(1012, "restarting: resume at once");

  private Closing() {}
}
