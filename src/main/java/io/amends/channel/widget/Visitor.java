package io.amends.channel.widget;

import io.amends.conversation.ConversationId;
import io.amends.engine.Opening;
import java.util.Set;

/**
 * Who is at the other end of a socket.
 *
 * @param after the last {@code seq} it saw; 0: none
 * @param opening what is recorded with the first message
 * @param own ids of what this socket sent itself: it has the {@code ack}, and is not told again
 */
record Visitor(ConversationId conversation, long after, Opening opening, Set<String> own) {}
