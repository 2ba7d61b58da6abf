package io.amends.store;

import io.amends.conversation.ConversationId;
import java.time.Duration;
import java.time.Instant;

/**
 * Proof that a delivery was taken in. It is remembered for {@link #KEPT}, counted from {@code at}.
 *
 * @param delivery the sender's id of it, unique over all conversations (prefix with the channel)
 * @param conversation where it went
 * @param seq the visible entry it became; 0 for none
 * @param fingerprint hash of what was delivered: another content under the same id is an error of
 *     the sender
 */
public record DeliveryReceipt(
    String delivery, ConversationId conversation, long seq, String fingerprint, Instant at) {

  /** Longer than any sender repeats itself. */
  public static final Duration KEPT = Duration.ofDays(7);

  /** Whether it is still remembered at that time. */
  public boolean isKeptAt(Instant now) {
    return at.plus(KEPT).isAfter(now);
  }
}
