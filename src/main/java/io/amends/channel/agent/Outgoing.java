package io.amends.channel.agent;

import org.springframework.web.reactive.socket.CloseStatus;
import tools.jackson.databind.node.ObjectNode;

/** What goes out to a desk: a frame, a heartbeat, or the end. */
sealed interface Outgoing {

  record Frame(ObjectNode json) implements Outgoing {}

  record Beat() implements Outgoing {}

  record Close(CloseStatus status) implements Outgoing {}
}
