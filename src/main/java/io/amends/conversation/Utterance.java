package io.amends.conversation;

import java.util.List;

/**
 * A customer entry that nobody has listened to yet.
 *
 * @param option the option clicked, 1 or 2; 0 for words
 */
public record Utterance(
    long seq, String text, List<Attachment> attachments, String proposal, int option) {

  public Utterance {
    attachments = List.copyOf(attachments);
  }

  public boolean isChoice() {
    return option > 0;
  }
}
