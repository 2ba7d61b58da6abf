/**
 * What happens next: a conversation is the fold of its events, and {@link
 * io.amends.conversation.Decider} decides the next ones. Pure: no clock, no randomness, no I/O.
 */
@NullMarked
package io.amends.conversation;

import org.jspecify.annotations.NullMarked;
