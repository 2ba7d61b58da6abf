package io.amends.throughput;

import java.util.List;
import java.util.Map;

/**
 * A server to be measured.
 *
 * @param name as the table calls it
 * @param command starts it; its last words are the port's
 * @param environment what it is told besides
 * @param port where it listens
 * @param speech how its customers talk
 */
record Subject(
    String name, List<String> command, Map<String, String> environment, int port, Speech speech) {

  /** What is sent, and what counts as the answer. */
  enum Speech {
    /** Each frame comes back. */
    ECHO,
    /** The widget's protocol: an ack and one reply to each message. */
    WIDGET
  }
}
