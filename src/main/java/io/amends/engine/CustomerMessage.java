package io.amends.engine;

import io.amends.conversation.Attachment;
import io.amends.conversation.ConversationId;
import io.amends.store.DeliveryReceipt;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as a channel took it in, already checked for size and content.
 *
 * @param id the channel's id of it, unique in the conversation
 * @param delivery id of the delivery over all conversations; {@code null} where the channel has
 *     none
 * @param fingerprint hash of the delivery's content; empty where there is no delivery id
 */
public record CustomerMessage(
    String id,
    String text,
    List<Attachment> attachments,
    @Nullable String delivery,
    String fingerprint) {

  public CustomerMessage {
    attachments = List.copyOf(attachments);
  }

  public static CustomerMessage of(String id, String text, List<Attachment> attachments) {
    return new CustomerMessage(id, text, attachments, null, "");
  }

  @Nullable DeliveryReceipt receipt(ConversationId conversation, long seq, Instant at) {
    return delivery == null
        ? null
        : new DeliveryReceipt(delivery, conversation, seq, fingerprint, at);
  }
}
