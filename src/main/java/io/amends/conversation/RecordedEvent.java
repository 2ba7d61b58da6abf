package io.amends.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event with where and when it was recorded.
 *
 * @param version 1 for the first event of a conversation, rising by one
 * @param at when it was recorded, by the engine's clock
 * @param set of a cause: hash of the flow set that was decided with; {@code null}: nothing was
 *     decided on the event, or it was recorded before sets were noted
 */
public record RecordedEvent(
    long version, Instant at, ConversationEvent event, @Nullable String set) {

  /** An event that nothing was decided on. */
  public RecordedEvent(long version, Instant at, ConversationEvent event) {
    this(version, at, event, null);
  }
}
