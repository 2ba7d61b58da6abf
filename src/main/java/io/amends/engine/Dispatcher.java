package io.amends.engine;

import io.amends.conversation.Conversation;
import io.amends.conversation.RecordedEvent;
import io.amends.store.Dispatch;
import java.util.List;

/**
 * Says what must be sent to the outside because of an event. Pure, quick and thread-safe: it is
 * asked for every event before it is appended, and the answer is appended with it.
 */
public interface Dispatcher {

  /**
   * @param before the conversation before the event
   * @param after the conversation after it
   */
  List<Dispatch> of(Conversation before, Conversation after, RecordedEvent event);
}
