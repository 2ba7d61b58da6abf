/**
 * Sends what was decided, at least once and in order a lane, until it arrives or is parked for a
 * person. It never makes up a message and never reads one. Start reading at {@link
 * io.amends.outbox.OutboxPump}.
 */
@NullMarked
package io.amends.outbox;

import org.jspecify.annotations.NullMarked;
