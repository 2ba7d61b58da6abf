package io.amends.store;

import io.amends.conversation.ConversationId;
import java.time.Instant;

/**
 * Proof that a delivery was taken in.
 *
 * @param delivery the sender's id of it, unique over all conversations (prefix with the channel)
 * @param conversation where it went
 * @param seq the visible entry it became; 0 for none
 * @param fingerprint hash of what was delivered: another content under the same id is an error of
 *     the sender
 */
public record DeliveryReceipt(
    String delivery, ConversationId conversation, long seq, String fingerprint, Instant at) {}
