package io.amends.fault;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One conversation at the end: what its client did and saw, and what the service has of it.
 *
 * @param name of the client's talk
 * @param sent everything that was ever sent, by its id
 * @param acked the {@code seq} under which an id was acknowledged
 * @param frames every entry that the client received, by its {@code seq}
 * @param transcript the entries that are kept
 * @param events the events that are kept
 * @param states what each node tells of it
 * @param replays whether the decisions made again are the same
 */
record History(
    String name,
    String conversation,
    Map<String, ObjectNode> sent,
    Map<String, Long> acked,
    Map<Long, JsonNode> frames,
    List<JsonNode> transcript,
    List<JsonNode> events,
    List<JsonNode> states,
    boolean replays) {}
