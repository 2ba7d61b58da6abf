package io.amends.desk;

import io.amends.engine.FlowLibrary;
import java.util.Optional;

/**
 * The gate of the conversation's own set: what an agent writes is held against the same guard, open
 * offer and policy as what the assistant says. What is only looked at passes: CONTRACT has no frame
 * for a warning.
 */
public final class GuardGate implements WordingGate {

  private final FlowLibrary library;

  public GuardGate(FlowLibrary library) {
    this.library = library;
  }

  @Override
  public Optional<Objection> check(Outgoing outgoing) {
    var conversation = outgoing.conversation();
    var judged =
        library
            .deciderFor(conversation)
            .judge(conversation, outgoing.text(), outgoing.original(), outgoing.options());
    return judged.verdict().stops()
        ? Optional.of(new Objection(String.join("; ", judged.reasons()), judged.rewording()))
        : Optional.empty();
  }
}
