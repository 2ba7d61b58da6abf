package io.amends.conversation;

import io.amends.language.Pending;
import java.time.Instant;

/** What the customer was last asked, as understanding needs it. */
public final class Pendings {

  private Pendings() {}

  /** The options on the table at that time; else the question that is open; else nothing. */
  public static Pending of(Conversation conversation, Instant now) {
    var matter = conversation.matter();
    var proposal =
        matter.openProposal().filter(p -> p.canBeChosenAt(now) && p.options().size() == 2);
    if (proposal.isPresent()) {
      return new Pending.Options(proposal.get().options().stream().map(Option::title).toList());
    }
    return matter.question().isEmpty()
        ? new Pending.Nothing()
        : new Pending.Question(matter.question());
  }
}
