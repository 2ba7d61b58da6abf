package io.amends.channel;

import io.amends.conversation.AgentEvent.AgentSpoke;
import io.amends.conversation.Attachment;
import io.amends.conversation.ConversationId;
import io.amends.conversation.CustomerEvent.CustomerSpoke;
import io.amends.conversation.CustomerEvent.OptionClicked;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.conversation.DecisionEvent.SystemSaid;
import io.amends.conversation.Option;
import io.amends.dialog.Stage;
import io.amends.engine.Entry;
import io.amends.engine.QueueView;
import io.amends.engine.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a customer's side is sent (CONTRACT §1): the same frames for the widget, for webhooks and
 * for the JSON transcript. A field without a value is left out; times are ISO 8601 UTC.
 */
public final class Frames {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Frames() {}

  /** The {@code message} or {@code proposal} frame of an entry, live and on replay. */
  public static ObjectNode entry(Entry entry) {
    var event = entry.event();
    if (event instanceof CustomerSpoke spoke) {
      return fromCustomer(entry, spoke);
    } else if (event instanceof OptionClicked click) {
      return fromCustomer(entry, click);
    } else if (event instanceof ReplySent reply) {
      return fromAssistant(entry, reply);
    } else if (event instanceof ProposalMade proposal) {
      return proposal(entry, proposal);
    } else if (event instanceof SystemSaid said) {
      return fromSystem(entry, said);
    } else if (event instanceof AgentSpoke spoke) {
      return fromAgent(entry, spoke);
    }
    throw new IllegalArgumentException("not an entry: " + event.getClass().getSimpleName());
  }

  /**
   * Who answers. {@code queue} is there only while the conversation waits for a person, and {@code
   * null} then when nobody is at the desk.
   */
  public static ObjectNode status(Status status, QueueView queue, ConversationId id) {
    var frame = JSON.objectNode().put("type", "status").put("mode", status.mode());
    if (status.isWaiting()) {
      queue
          .place(id)
          .ifPresentOrElse(
              place ->
                  frame
                      .putObject("queue")
                      .put("position", place.position())
                      .put("expectedWaitSeconds", place.expectedWaitSeconds()),
              () -> frame.putNull("queue"));
    }
    if (!status.agent().isEmpty()) {
      frame.putObject("agent").put("name", status.agent());
    }
    return frame;
  }

  public static ObjectNode error(String code, String message) {
    return error(code, message, null, null);
  }

  /**
   * @param id the client's own id of what failed; {@code null} where it had none
   * @param retryAfterMs when to try again; {@code null}: trying again does not help
   */
  public static ObjectNode error(
      String code, String message, @Nullable String id, @Nullable Long retryAfterMs) {
    var frame = JSON.objectNode().put("type", "error").put("code", code).put("message", message);
    if (id != null) {
      frame.put("id", id);
    }
    if (retryAfterMs != null) {
      frame.put("retryAfterMs", retryAfterMs);
    }
    return frame;
  }

  /** The options as they stand in a proposal: {@code [{option, remedy, title, detail}]}. */
  public static ArrayNode options(List<Option> options) {
    var array = JSON.arrayNode();
    for (var option : options) {
      array
          .addObject()
          .put("option", option.number())
          .put("remedy", option.offer().remedy().code())
          .put("title", option.title())
          .put("detail", option.detail());
    }
    return array;
  }

  private static ObjectNode fromCustomer(Entry entry, CustomerSpoke spoke) {
    var frame = message(entry, "customer").put("id", spoke.messageId()).put("text", spoke.text());
    if (!spoke.attachments().isEmpty()) {
      var attachments = frame.putArray("attachments");
      spoke.attachments().forEach(attachment -> attachments.add(attachment(attachment)));
    }
    return at(frame, entry);
  }

  private static ObjectNode attachment(Attachment attachment) {
    var node = JSON.objectNode().put("kind", attachment.kind()).put("url", attachment.url());
    if (!attachment.name().isEmpty()) {
      node.put("name", attachment.name());
    }
    if (attachment.bytes() > 0) {
      node.put("bytes", attachment.bytes());
    }
    return node;
  }

  private static ObjectNode fromCustomer(Entry entry, OptionClicked click) {
    var frame = message(entry, "customer").put("id", click.messageId()).put("text", click.title());
    frame.putObject("choice").put("proposal", click.proposal()).put("option", click.option());
    return at(frame, entry);
  }

  private static ObjectNode fromAssistant(Entry entry, ReplySent reply) {
    var frame = message(entry, "assistant").put("text", reply.text());
    return at(said(frame, reply.stage(), reply.language(), reply.answers()), entry);
  }

  private static ObjectNode fromAgent(Entry entry, AgentSpoke spoke) {
    var frame = message(entry, "agent").put("name", spoke.agent()).put("text", spoke.text());
    return at(said(frame, spoke.stage(), spoke.language(), spoke.answers()), entry);
  }

  private static ObjectNode fromSystem(Entry entry, SystemSaid said) {
    var frame = message(entry, "system").put("text", said.text());
    return at(said(frame, null, said.language(), List.of()), entry);
  }

  private static ObjectNode proposal(Entry entry, ProposalMade made) {
    var proposal = made.proposal();
    var frame = JSON.objectNode().put("type", "proposal").put("seq", entry.seq());
    if (made.agent().isEmpty()) {
      frame.put("from", "assistant");
    } else {
      frame.put("from", "agent").put("name", made.agent());
    }
    frame.put("proposal", proposal.id()).put("text", made.text());
    said(frame, Stage.PROPOSE, made.language(), made.answers());
    frame.set("options", options(proposal.options()));
    return at(frame.put("expires", proposal.expires().toString()), entry);
  }

  private static ObjectNode message(Entry entry, String from) {
    return JSON.objectNode().put("type", "message").put("seq", entry.seq()).put("from", from);
  }

  private static ObjectNode said(
      ObjectNode frame, @Nullable Stage stage, String language, List<Long> answers) {
    if (stage != null) {
      frame.put("stage", stage.code());
    }
    if (!language.isEmpty()) {
      frame.put("language", language);
    }
    if (!answers.isEmpty()) {
      var array = frame.putArray("answers");
      answers.forEach(array::add);
    }
    return frame;
  }

  private static ObjectNode at(ObjectNode frame, Entry entry) {
    return frame.put("at", entry.at().toString());
  }
}
