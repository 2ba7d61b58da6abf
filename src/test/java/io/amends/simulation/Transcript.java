package io.amends.simulation;

import io.amends.conversation.AgentEvent.AgentSpoke;
import io.amends.conversation.CustomerEvent.CustomerSpoke;
import io.amends.conversation.CustomerEvent.OptionClicked;
import io.amends.conversation.CustomerEvent.TurnTaken;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.conversation.RecordedEvent;
import io.amends.language.Label;
import java.util.List;
import java.util.stream.Collectors;

/** A conversation to read, with what lies behind the words. */
final class Transcript {

  private Transcript() {}

  static String of(List<RecordedEvent> history) {
    return history.stream().map(Transcript::row).collect(Collectors.joining("\n"));
  }

  private static String row(RecordedEvent recorded) {
    var event = recorded.event();
    var at = "%3d %s  ".formatted(recorded.version(), recorded.at());
    if (event instanceof CustomerSpoke spoke) {
      return at + "C: " + spoke.text() + (spoke.attachments().isEmpty() ? "" : " [photo]");
    }
    if (event instanceof OptionClicked clicked) {
      return at + "C: [clicks " + clicked.option() + " " + clicked.title() + "]";
    }
    if (event instanceof ReplySent reply) {
      return at + "A: " + reply.text() + " <" + reply.scripts() + "> asks " + reply.asks();
    }
    if (event instanceof ProposalMade made) {
      return at + "A: " + made.text() + " <" + made.scripts() + "> " + made.proposal().options();
    }
    if (event instanceof AgentSpoke spoke) {
      return at + "P: " + spoke.text();
    }
    if (event instanceof TurnTaken turn) {
      return at
          + "   heard "
          + turn.heard().stream()
              .map(
                  h ->
                      codes(h.understanding().issues())
                          + codes(h.understanding().requests())
                          + codes(h.understanding().acts())
                          + codes(h.understanding().risks())
                          + h.understanding().emotion())
              .toList();
    }
    var text = event.toString();
    return at + "   " + (text.length() > 300 ? text.substring(0, 300) + "…" : text);
  }

  private static String codes(List<Label> labels) {
    return labels.stream()
        .map(l -> l.code() + (l.confidence() < 1 ? "(%.2f) ".formatted(l.confidence()) : " "))
        .collect(Collectors.joining());
  }
}
