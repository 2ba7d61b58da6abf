package io.amends.desk;

import io.amends.engine.FlowLibrary;
import io.amends.wording.Judgement;
import io.amends.wording.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * The gate of the conversation's own set: what an agent writes is held against the same guard, open
 * offer and policy as what the assistant says. What somebody should look at passes, with a warning.
 */
public final class GuardGate implements WordingGate {

  private final FlowLibrary library;

  public GuardGate(FlowLibrary library) {
    this.library = library;
  }

  @Override
  public Optional<Objection> check(Outgoing outgoing) {
    var judged = judged(outgoing);
    return judged.verdict().stops()
        ? Optional.of(new Objection(String.join("; ", judged.reasons()), judged.rewording()))
        : Optional.empty();
  }

  @Override
  public List<String> warnings(Outgoing outgoing) {
    var judged = judged(outgoing);
    return judged.verdict() == Verdict.WARN ? judged.reasons() : List.of();
  }

  private Judgement judged(Outgoing outgoing) {
    var conversation = outgoing.conversation();
    return library
        .deciderFor(conversation)
        .judge(conversation, outgoing.text(), outgoing.original(), outgoing.options());
  }
}
