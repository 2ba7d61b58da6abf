package io.amends.channel.agent;

import io.amends.conversation.Attachment;
import io.amends.conversation.Customer;
import io.amends.conversation.Promise;
import io.amends.desk.Summary;
import io.amends.desk.Summary.Approval;
import io.amends.remedy.Offer;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is known of a case, as JSON. */
final class CaseFrames {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private CaseFrames() {}

  static ObjectNode customer(Customer customer) {
    var node =
        JSON.objectNode()
            .put("id", customer.id())
            .put("name", customer.name())
            .put("locale", customer.locale());
    addAll(node.putArray("tags"), customer.tags());
    return node;
  }

  static ObjectNode summary(Summary summary) {
    var node = JSON.objectNode().put("issue", summary.issue()).put("request", summary.request());
    var emotion =
        node.putObject("emotion").put("level", summary.emotion()).put("trend", summary.trend());
    var history = emotion.putArray("history");
    summary.moods().forEach(history::add);
    var slots = node.putArray("slots");
    summary
        .slots()
        .forEach(
            slot ->
                slots
                    .addObject()
                    .put("slot", slot.name())
                    .put("value", slot.answer())
                    .put("asked", slot.timesAsked()));
    var offered = node.putArray("offered");
    summary.offered().forEach(offer -> offered.add(offer(offer)));
    var accepted = summary.accepted();
    if (accepted != null) {
      node.set("accepted", offer(accepted));
    }
    addAll(node.putArray("refused"), summary.refused());
    node.put("timesDeclined", summary.timesDeclined());
    var order = node.putObject("order");
    new TreeMap<>(summary.order()).forEach(order::put);
    var evidence = node.putArray("evidence");
    summary.evidence().forEach(piece -> evidence.add(piece(piece)));
    addAll(node.putArray("risks"), summary.risks());
    var deadlines = node.putObject("deadlines");
    new TreeMap<>(summary.deadlines()).forEach((name, at) -> deadlines.put(name, at.toString()));
    var promises = node.putArray("promises");
    summary.promises().forEach(promise -> promises.add(promise(promise)));
    return node;
  }

  private static ObjectNode promise(Promise promise) {
    var node =
        JSON.objectNode()
            .put("to", promise.to())
            .put("text", promise.words())
            .put("within", promise.within())
            .put("since", promise.made().toString())
            .put("state", promise.state());
    var due = promise.due();
    return due == null ? node.put("from", promise.from()) : node.put("due", due.toString());
  }

  /** What waits for a person's yes: one entry, or none. */
  static ArrayNode approvals(@Nullable Approval open) {
    var array = JSON.arrayNode();
    if (open != null) {
      array
          .addObject()
          .put("proposal", open.proposal())
          .put("title", open.title())
          .put("remedy", open.offer().remedy().code())
          .put("cost", open.offer().cost().major())
          .put("currency", open.offer().cost().currency())
          .put("why", open.offer().reason());
    }
    return array;
  }

  private static ObjectNode offer(Offer offer) {
    var node = JSON.objectNode().put("remedy", offer.remedy().code());
    var amount = offer.amount();
    if (amount != null) {
      node.put("amount", amount.major()).put("currency", amount.currency());
    }
    return node;
  }

  private static ObjectNode piece(Attachment piece) {
    return JSON.objectNode()
        .put("kind", piece.kind())
        .put("url", piece.url())
        .put("name", piece.name());
  }

  private static void addAll(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
