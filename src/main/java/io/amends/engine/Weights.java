package io.amends.engine;

import io.amends.conversation.AgentEvent.AgentSpoke;
import io.amends.conversation.Attachment;
import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.CustomerEvent.CustomerSpoke;
import io.amends.conversation.CustomerEvent.OptionClicked;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.conversation.DecisionEvent.SystemSaid;

/**
 * What parts of a conversation's log take in memory, in bytes; estimates, rather too high than too
 * low. Texts count as two bytes a character, what is around them as objects usually do.
 */
final class Weights {

  /** A log without entries, and its place among others. */
  static final long EMPTY = 2_000;

  /** An entry, its event, the id that it may be asked for by. */
  private static final long ENTRY = 500;

  private static final long OPTION = 600;
  private static final long ORDER = 4_000;
  private static final long SUGGESTION = 3_000;

  private Weights() {}

  /** Of an entry of the transcript. */
  static long of(ConversationEvent event) {
    if (event instanceof CustomerSpoke spoke) {
      var files = spoke.attachments().stream().mapToLong(Weights::of).sum();
      return ENTRY + text(spoke.text()) + files;
    } else if (event instanceof OptionClicked clicked) {
      return ENTRY + text(clicked.title());
    } else if (event instanceof ReplySent reply) {
      return ENTRY + text(reply.text());
    } else if (event instanceof ProposalMade made) {
      return ENTRY + text(made.text()) + made.proposal().options().size() * OPTION;
    } else if (event instanceof AgentSpoke spoke) {
      return ENTRY + text(spoke.text());
    } else if (event instanceof SystemSaid said) {
      return ENTRY + text(said.text());
    }
    return ENTRY;
  }

  /** Of what is known now, apart from the entries. */
  static long of(Conversation state) {
    var facts = state.matter().lookup() == null ? 0 : ORDER;
    var suggestion = state.desk().suggestion() == null ? 0 : SUGGESTION;
    return facts + suggestion + state.suspended().size() * ORDER;
  }

  private static long of(Attachment attachment) {
    return ENTRY + text(attachment.url());
  }

  private static long text(String text) {
    return 2L * text.length();
  }
}
