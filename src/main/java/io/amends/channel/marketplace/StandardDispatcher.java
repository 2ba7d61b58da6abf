package io.amends.channel.marketplace;

import io.amends.channel.Frames;
import io.amends.conversation.Conversation;
import io.amends.conversation.CustomerEvent;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.conversation.RecordedEvent;
import io.amends.engine.Dispatcher;
import io.amends.engine.Entry;
import io.amends.engine.QueueView;
import io.amends.engine.Status;
import io.amends.store.Dispatch;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a shop's server is sent of a conversation that it holds by webhook: the widget's frames, one
 * delivery each, in order (CONTRACT §4). The delivery id is the same at every attempt.
 */
public final class StandardDispatcher implements Dispatcher {

  /** Name of the channel, and of the destination. */
  public static final String STANDARD = "standard";

  private static final int ID_LENGTH = 24;

  private final QueueView queue;
  private final JsonMapper json;

  public StandardDispatcher(QueueView queue, JsonMapper json) {
    this.queue = queue;
    this.json = json;
  }

  @Override
  public List<Dispatch> of(Conversation before, Conversation after, RecordedEvent recorded) {
    if (!after.channel().equals(STANDARD)) {
      return List.of();
    }
    var dispatches = new ArrayList<Dispatch>();
    var event = recorded.event();
    if (event.isVisible() && !(event instanceof CustomerEvent)) {
      var entry = new Entry(after.id(), after.talk().seq(), recorded.at(), event);
      var type = event instanceof ProposalMade ? "proposal.sent" : "message.sent";
      dispatches.add(dispatch(after, recorded, type, Frames.entry(entry)));
    }
    var status = Status.of(after);
    if (before.isOpened() && !status.equals(Status.of(before))) {
      var frame = Frames.status(status, queue, after.id());
      dispatches.add(dispatch(after, recorded, "status.changed", frame));
    }
    return dispatches;
  }

  private Dispatch dispatch(
      Conversation conversation, RecordedEvent recorded, String type, ObjectNode frame) {
    var id = conversation.id().value();
    var body = json.createObjectNode().put("type", type).put("timestamp", text(recorded.at()));
    body.set("data", frame.put("conversation", id));
    return new Dispatch(
        "msg_" + hash(id + " " + type + " " + recorded.version()),
        STANDARD + " " + id,
        STANDARD,
        json.writeValueAsString(body),
        0,
        recorded.at());
  }

  private static String text(Instant at) {
    return at.toString();
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var bytes = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes).substring(0, ID_LENGTH);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("SHA-256 is part of every Java", missing);
    }
  }
}
