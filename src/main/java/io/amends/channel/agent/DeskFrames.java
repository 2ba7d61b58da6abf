package io.amends.channel.agent;

import io.amends.conversation.AgentEvent.NoteAdded;
import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationId;
import io.amends.desk.AgentPresence;
import io.amends.desk.QueueItem;
import io.amends.desk.Summary;
import io.amends.store.Headline;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an agent is sent of the desk and of a case (CONTRACT §2). */
final class DeskFrames {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private DeskFrames() {}

  static ObjectNode welcome(String agent, List<ConversationId> held) {
    var frame = frame("welcome").put("agent", agent);
    var array = frame.putArray("held");
    held.forEach(id -> array.add(id.value()));
    return frame;
  }

  static ObjectNode queue(List<QueueItem> items) {
    var frame = frame("queue");
    var array = frame.putArray("items");
    for (var item : items) {
      var node =
          array
              .addObject()
              .put("conversation", item.conversation().value())
              .put("why", item.why())
              .put("since", item.since().toString())
              .put("weight", item.weight())
              .put("issue", item.issue())
              .put("mode", item.mode())
              .put("stage", item.stage());
      var due = item.promiseDue();
      if (due != null) {
        node.put("promiseDue", due.toString());
      }
    }
    return frame;
  }

  static ObjectNode presence(List<AgentPresence> agents) {
    var frame = frame("presence");
    var array = frame.putArray("agents");
    for (var agent : agents) {
      array
          .addObject()
          .put("name", agent.name())
          .put("status", agent.status())
          .put("capacity", agent.capacity());
    }
    return frame;
  }

  /** Somebody else got a conversation, or nobody has it any more. */
  static ObjectNode taken(Headline headline) {
    return headline.agent().isEmpty()
        ? frame("released").put("conversation", headline.conversation().value())
        : frame("taken")
            .put("conversation", headline.conversation().value())
            .put("agent", headline.agent());
  }

  static ObjectNode note(NoteAdded note, Instant at) {
    return JSON.objectNode()
        .put("agent", note.agent())
        .put("text", note.text())
        .put("at", at.toString());
  }

  /**
   * A case without its transcript and notes. {@code agent} is {@code null} where nobody holds it.
   */
  static ObjectNode assigned(Conversation conversation, Summary summary) {
    var holder = conversation.desk().agent();
    var frame =
        frame("assigned")
            .put("conversation", conversation.id().value())
            .put("mode", conversation.desk().mode().code())
            .put("stage", conversation.stage().code())
            .put("agent", holder.isEmpty() ? null : holder);
    frame.set("customer", CaseFrames.customer(conversation.customer()));
    frame.set("summary", CaseFrames.summary(summary));
    frame.set("facts", OrderFacts.of(conversation.matter().lookup()));
    frame.set("approvals", CaseFrames.approvals(summary.openApproval()));
    return frame;
  }

  private static ObjectNode frame(String type) {
    return JSON.objectNode().put("type", type);
  }
}
