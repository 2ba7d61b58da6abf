package io.amends.desk;

import io.amends.conversation.DecisionEvent.HandoffRequested;
import io.amends.conversation.DecisionEvent.Move;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.conversation.DecisionEvent.SuggestionMade;
import io.amends.conversation.Option;
import io.amends.conversation.Proposal;
import io.amends.dialog.Stage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A suggestion as one thing that an agent reads and sends: its replies joined into one text.
 *
 * @param proposal what goes along with the text; {@code null}: no options
 * @param stage of the last reply; {@code null} where the suggestion says nothing
 * @param asks the slot that the last reply asks for; empty: none
 * @param rest what follows without anybody's words: a closing, news of the system
 */
public record SuggestedReply(
    String id,
    long upTo,
    String text,
    @Nullable Proposal proposal,
    List<String> scripts,
    @Nullable Stage stage,
    String language,
    String asks,
    List<Move> rest) {

  public SuggestedReply {
    scripts = List.copyOf(scripts);
    rest = List.copyOf(rest);
  }

  public static SuggestedReply of(SuggestionMade suggestion) {
    var texts = new ArrayList<String>();
    var scripts = new ArrayList<String>();
    var rest = new ArrayList<Move>();
    @Nullable Proposal proposal = null;
    @Nullable Stage stage = null;
    var language = "en";
    var asks = "";
    for (var move : suggestion.moves()) {
      if (move instanceof ReplySent reply) {
        texts.add(reply.text());
        scripts.addAll(reply.scripts());
        stage = reply.stage();
        language = reply.language();
        asks = reply.asks();
      } else if (move instanceof ProposalMade made) {
        texts.add(made.text());
        scripts.addAll(made.scripts());
        stage = Stage.PROPOSE;
        language = made.language();
        proposal = made.proposal();
      } else if (!(move instanceof HandoffRequested)) {
        rest.add(move);
      }
    }
    var glue = language.startsWith("zh") ? "" : " ";
    return new SuggestedReply(
        suggestion.id(),
        suggestion.upTo(),
        String.join(glue, texts),
        proposal,
        scripts,
        stage,
        language,
        asks,
        rest);
  }

  /** What is offered; none: it is no proposal. */
  public List<Option> options() {
    return proposal == null ? List.of() : proposal.options();
  }
}
