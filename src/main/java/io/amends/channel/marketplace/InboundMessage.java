package io.amends.channel.marketplace;

import io.amends.conversation.Attachment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a webhook of ours says, once its signature is believed. */
public sealed interface InboundMessage {

  /**
   * A customer's message, or choice.
   *
   * @param id the sender's own, unique in the conversation
   * @param text empty where only files or a choice came
   * @param order the order it is about; empty where none was named
   * @param choice the option chosen; {@code null} for words
   */
  record Message(
      String conversation,
      String customer,
      String id,
      String text,
      String order,
      List<Attachment> attachments,
      @Nullable Choice choice)
      implements InboundMessage {
    public Message {
      attachments = List.copyOf(attachments);
    }
  }

  /** Something well-formed that is not for us: taken, and nothing comes of it. */
  record Ignored(String type) implements InboundMessage {}

  /**
   * It cannot be read.
   *
   * @param field where, such as {@code data.text}
   * @param why in words that repeat nothing of what was sent
   */
  record Malformed(String field, String why) implements InboundMessage {}

  /**
   * @param option 1 or 2
   */
  record Choice(String proposal, int option) {}
}
