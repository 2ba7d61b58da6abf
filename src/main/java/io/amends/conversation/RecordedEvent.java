package io.amends.conversation;

import java.time.Instant;

/**
 * An event with where and when it was recorded.
 *
 * @param version 1 for the first event of a conversation, rising by one
 * @param at when it was recorded, by the engine's clock
 */
public record RecordedEvent(long version, Instant at, ConversationEvent event) {}
