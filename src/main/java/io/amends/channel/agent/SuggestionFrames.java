package io.amends.channel.agent;

import io.amends.channel.Frames;
import io.amends.commerce.FactSheet;
import io.amends.conversation.Conversation;
import io.amends.conversation.CustomerEvent.TurnTaken;
import io.amends.conversation.DecisionEvent.SuggestionMade;
import io.amends.conversation.Option;
import io.amends.desk.SuggestedReply;
import io.amends.language.Label;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A suggestion with its why-card: nothing is suggested without its reasons. */
final class SuggestionFrames {

  private SuggestionFrames() {}

  /**
   * @param turn the newest that was understood; {@code null}: none yet
   */
  static ObjectNode of(
      Conversation conversation, SuggestionMade made, @Nullable TurnTaken turn, Instant now) {
    var reply = SuggestedReply.of(made);
    var stage = reply.stage() == null ? conversation.stage() : reply.stage();
    var frame =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "suggestion")
            .put("conversation", conversation.id().value())
            .put("suggestion", made.id())
            .put("text", reply.text())
            .put("language", reply.language())
            .put("stage", stage.code());
    var proposal = reply.proposal();
    if (proposal != null) {
      frame.put("proposal", proposal.id()).put("expires", proposal.expires().toString());
      frame.set("options", Frames.options(proposal.options()));
    }
    var matter = conversation.matter();
    var why =
        frame
            .putObject("why")
            .put("issue", matter.code())
            .put("stage", stage.code())
            .put("flow", matter.flow())
            .put("rule", made.rule());
    var facts = why.putObject("facts");
    new TreeMap<>(matter.order().map(order -> FactSheet.of(order, now)).orElse(Map.of()))
        .forEach(facts::put);
    confidence(turn, matter.code()).ifPresent(sure -> why.put("confidence", sure));
    reply.options().forEach(option -> cost(why.withArray("costs"), option));
    var reasons = why.putArray("reasons");
    made.why().forEach(reasons::add);
    return frame.put("upTo", made.upTo());
  }

  /** How sure the issue is; else how sure the newest turn's best label is. */
  private static OptionalDouble confidence(@Nullable TurnTaken turn, String code) {
    if (turn == null) {
      return OptionalDouble.empty();
    }
    var labels =
        turn.heard().stream()
            .flatMap(
                heard ->
                    Stream.of(
                            heard.understanding().issues(),
                            heard.understanding().requests(),
                            heard.understanding().acts())
                        .flatMap(labelsOfAHead -> labelsOfAHead.stream()))
            .toList();
    var ofTheIssue = labels.stream().filter(label -> label.code().equals(code));
    var best = ofTheIssue.mapToDouble(Label::confidence).max();
    return best.isPresent() ? best : labels.stream().mapToDouble(Label::confidence).max();
  }

  private static void cost(ArrayNode costs, Option option) {
    costs
        .addObject()
        .put("option", option.number())
        .put("amount", option.offer().cost().major())
        .put("currency", option.offer().cost().currency())
        .put("needsApproval", option.offer().needsApproval());
  }
}
