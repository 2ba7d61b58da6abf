package io.amends.channel.api;

import io.amends.channel.Frames;
import io.amends.channel.MessageReader;
import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationId;
import io.amends.conversation.Customer;
import io.amends.store.Headline;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import tools.jackson.databind.node.ObjectNode;

/**
 * How conversations look in the API. What is not known or not there is {@code null} or left out.
 */
final class Conversations {

  private Conversations() {}

  /** The conversation that a request's path names. */
  static ConversationId id(ServerRequest request) {
    var id = request.pathVariable("id");
    if (!MessageReader.isId(id)) {
      throw Problem.malformed("A conversation id has 1 to 200 printable characters.", "id");
    }
    return new ConversationId(id);
  }

  static Problem unknown() {
    return Problem.notFound("There is no such conversation.");
  }

  static ObjectNode state(Conversation conversation, Instant now) {
    var matter = conversation.matter();
    var desk = conversation.desk();
    var node =
        Json.object()
            .put("conversation", conversation.id().value())
            .put("channel", conversation.channel());
    node.set("customer", customer(conversation.customer()));
    node.put("language", orNull(conversation.talk().language()))
        .put("mode", desk.mode().code())
        .put("stage", conversation.stage().code())
        .put("flow", orNull(matter.flow()))
        .put("issue", orNull(matter.code()));
    var slots = node.putObject("slots");
    new TreeMap<>(matter.slots()).forEach(slots::put);
    node.put("seq", conversation.talk().seq());
    if (desk.isHeld()) {
      node.putObject("agent").put("name", desk.agent());
    }
    waiting(node, desk.waitingSince(), desk.waitingFor());
    var proposal = matter.proposal();
    if (proposal != null) {
      node.putObject("proposal")
          .put("proposal", proposal.id())
          .put("order", orNull(proposal.order()))
          .put("open", proposal.canBeChosenAt(now))
          .put("expires", proposal.expires().toString())
          .set("options", Frames.options(proposal.options()));
    }
    var risks = node.putArray("risks");
    desk.risks().forEach(risks::add);
    var deadlines = node.putObject("deadlines");
    new TreeMap<>(conversation.deadlines())
        .forEach((name, at) -> deadlines.put(name, at.toString()));
    return node;
  }

  static ObjectNode headline(Headline headline) {
    var node =
        Json.object()
            .put("conversation", headline.conversation().value())
            .put("mode", headline.mode())
            .put("stage", headline.stage())
            .put("issue", orNull(headline.issue()))
            .put("customer", orNull(headline.customer()));
    if (!headline.agent().isEmpty()) {
      node.putObject("agent").put("name", headline.agent());
    }
    waiting(node, headline.waitingSince(), headline.waitingFor());
    return node.put("weight", headline.weight()).put("changedAt", headline.changedAt().toString());
  }

  private static void waiting(ObjectNode node, @Nullable Instant since, String why) {
    if (since != null) {
      node.putObject("waiting").put("since", since.toString()).put("for", why);
    }
  }

  private static ObjectNode customer(Customer customer) {
    var node =
        Json.object()
            .put("id", orNull(customer.id()))
            .put("name", orNull(customer.name()))
            .put("locale", orNull(customer.locale()));
    var tags = node.putArray("tags");
    customer.tags().forEach(tags::add);
    return node;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
