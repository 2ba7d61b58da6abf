package io.amends.conversation;

/** Names a conversation; made by the shell with at least 128 random bits, or given by a shop. */
public record ConversationId(String value) {

  public ConversationId {
    if (value.isBlank() || value.length() > 200) {
      throw new IllegalArgumentException("a conversation id has 1 to 200 characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
