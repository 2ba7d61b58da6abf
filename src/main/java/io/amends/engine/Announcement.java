package io.amends.engine;

import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationEvent;

/** What those who look on at a conversation are told, in the order it happened. */
public sealed interface Announcement {

  /** A visible entry was added (or is replayed). */
  record EntryAdded(Entry entry) implements Announcement {}

  /** Something invisible was recorded that agents may want to see. */
  record Recorded(ConversationEvent event) implements Announcement {}

  /**
   * The first that an onlooker is told: the conversation as it is now.
   *
   * @param version of the last event that is in it; 0 before the first
   */
  record Begun(Conversation conversation, long version) implements Announcement {}

  /** Who answers, or how the waiting goes, has changed; told also after what was caught up with. */
  record StatusChanged(Status status) implements Announcement {}

  /** Somebody is typing: {@code customer}, {@code assistant} or an agent's name. */
  record Typing(String from) implements Announcement {}
}
