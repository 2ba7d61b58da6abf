package io.amends.desk;

import io.amends.conversation.Conversation;
import io.amends.conversation.Option;
import java.util.List;
import java.util.Optional;

/**
 * Looks at every text before an agent's words reach a customer. Pure, quick and thread-safe; never
 * fails on any text.
 */
public interface WordingGate {

  /** What speaks against the text; empty where it may go out. */
  Optional<Objection> check(Outgoing outgoing);

  /** What somebody should look at in a text that may go out; none for one that is stopped. */
  default List<String> warnings(Outgoing outgoing) {
    return List.of();
  }

  /**
   * @param text what is to be sent
   * @param original the suggestion's own words; empty for free text
   * @param options what goes along with it; none: it is no proposal
   * @param conversation as it is now
   */
  record Outgoing(String text, String original, List<Option> options, Conversation conversation) {
    public Outgoing {
      options = List.copyOf(options);
    }
  }

  /**
   * @param reason for the agent, never shown to a customer
   * @param rewording words that would pass, never blank
   */
  record Objection(String reason, String rewording) {}
}
