package io.amends.engine;

import io.amends.conversation.ConversationEvent;
import io.amends.conversation.ConversationId;
import java.time.Instant;

/**
 * A visible entry of a transcript.
 *
 * @param seq 1 for the first, rising by one, never repeated
 */
public record Entry(ConversationId conversation, long seq, Instant at, ConversationEvent event) {}
