package io.amends.channel;

import org.springframework.web.reactive.socket.CloseStatus;
import tools.jackson.databind.node.ObjectNode;

/** What goes out of an open socket: a frame, a heartbeat, or the end. */
public sealed interface Outgoing {

  record Frame(ObjectNode json) implements Outgoing {}

  record Beat() implements Outgoing {}

  record Close(CloseStatus status) implements Outgoing {}
}
