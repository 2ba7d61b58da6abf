package io.amends.channel.widget;

import io.amends.conversation.ConversationId;
import io.amends.engine.Opening;

/**
 * Who is at the other end of a socket.
 *
 * @param after the last {@code seq} it saw; 0: none
 * @param opening what is recorded with the first message
 */
record Visitor(ConversationId conversation, long after, Opening opening) {}
