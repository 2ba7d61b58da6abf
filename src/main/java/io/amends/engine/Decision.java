package io.amends.engine;

import io.amends.conversation.ConversationEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided on a cause.
 *
 * @param set hash of the flow set that it was decided with; {@code null}: it cannot be told so that
 *     replay would decide the same
 */
record Decision(List<ConversationEvent> events, @Nullable String set) {
  Decision {
    events = List.copyOf(events);
  }
}
