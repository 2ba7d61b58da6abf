package io.amends.engine;

import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationEvent;

/** What those who look on at a conversation are told, in the order it happened. */
public sealed interface Announcement {

  /** A visible entry was added (or is replayed). */
  record EntryAdded(Entry entry) implements Announcement {}

  /** Something invisible was recorded that agents may want to see. */
  record Recorded(ConversationEvent event) implements Announcement {}

  /** Who answers, or for whom is waited, has changed; told once a subscription has caught up, too. */
  record StatusChanged(Conversation conversation) implements Announcement {}

  /** Somebody is typing: {@code customer}, {@code assistant} or an agent's name. */
  record Typing(String from) implements Announcement {}
}
