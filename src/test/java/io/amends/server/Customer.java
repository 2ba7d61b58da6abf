package io.amends.server;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A customer at the chat widget, whose moves read as in a play. */
public final class Customer implements AutoCloseable {

  private static final int QUESTIONS_AT_MOST = 6;

  private final Wire wire;
  private final JsonNode welcome;

  private Customer(Wire wire, JsonNode welcome) {
    this.wire = wire;
    this.welcome = welcome;
  }

  /** Somebody new. */
  public static Customer comesTo(RunningAmends amends) {
    return comesTo(amends, hello -> {});
  }

  /**
   * @param hello puts into the frame what is to be said
   */
  public static Customer comesTo(RunningAmends amends, Consumer<ObjectNode> hello) {
    return comesTo(amends.socket("/ws/chat"), hello);
  }

  public static Customer comesTo(URI chat, Consumer<ObjectNode> hello) {
    var wire = Wire.open(chat);
    var frame = Wire.frame("hello");
    hello.accept(frame);
    wire.send(frame);
    return new Customer(wire, wire.next("welcome"));
  }

  /** The same customer at another socket, who has seen everything up to {@code after}. */
  public Customer comesBackTo(RunningAmends amends, long after) {
    return comesTo(
        amends,
        hello ->
            hello.put("conversation", conversation()).put("token", token()).put("after", after));
  }

  public Wire wire() {
    return wire;
  }

  public JsonNode welcome() {
    return welcome;
  }

  public String conversation() {
    return welcome.path("conversation").asString();
  }

  public String token() {
    return welcome.path("token").asString();
  }

  /** Says something and waits until it is durable; returns its {@code seq}. */
  public long says(String text) {
    return says(UUID.randomUUID().toString(), text);
  }

  public long says(String id, String text) {
    sends(id, text);
    return acked(id);
  }

  public void sends(String id, String text) {
    wire.send(Wire.frame("message").put("id", id).put("text", text));
  }

  public long acked(String id) {
    return wire.next("an ack of " + id, frame -> isAckOf(frame, id)).path("seq").asLong();
  }

  /** The next message or proposal of somebody else. */
  public JsonNode hears() {
    return wire.next("a reply", Customer::isReply);
  }

  /** The reply to what was said under that {@code seq}. */
  public JsonNode hearsAnswerTo(long seq) {
    return wire.next("a reply to " + seq, frame -> isReply(frame) && answers(frame).contains(seq));
  }

  public JsonNode hearsProposal() {
    return wire.next("proposal");
  }

  public JsonNode hearsThatAPersonTakesOver() {
    return wire.next(
        "a status of mode human",
        frame -> is(frame, "status") && frame.path("mode").asString().equals("human"));
  }

  public JsonNode isRefused(String code) {
    return wire.next(
        "an error " + code,
        frame -> is(frame, "error") && frame.path("code").asString().equals(code));
  }

  /** Tells what is wrong and gives the same answer to every question, until two ways are shown. */
  public JsonNode isOfferedTwoWays(String complaint, String answer) {
    var reply = hearsAnswerTo(says(complaint));
    for (var asked = 0; !is(reply, "proposal"); asked++) {
      if (asked == QUESTIONS_AT_MOST) {
        throw new AssertionError("nothing is proposed after " + wire.all());
      }
      reply = hearsAnswerTo(says(answer));
    }
    return reply;
  }

  /** Clicks, and waits until it is durable; returns its {@code seq}. */
  public long chooses(JsonNode proposal, int option) {
    return acked(clicks(proposal, option));
  }

  public String clicks(JsonNode proposal, int option) {
    var id = UUID.randomUUID().toString();
    wire.send(
        Wire.frame("choose")
            .put("id", id)
            .put("proposal", proposal.path("proposal").asString())
            .put("option", option));
    return id;
  }

  @Override
  public void close() {
    wire.close();
  }

  public static boolean is(JsonNode frame, String type) {
    return frame.path("type").asString("").equals(type);
  }

  /** A visible entry by somebody else. */
  public static boolean isReply(JsonNode frame) {
    return isEntry(frame) && !frame.path("from").asString().equals("customer");
  }

  public static boolean isEntry(JsonNode frame) {
    return is(frame, "message") || is(frame, "proposal");
  }

  public static boolean isAckOf(JsonNode frame, String id) {
    return is(frame, "ack") && frame.path("id").asString().equals(id);
  }

  public static List<Long> answers(JsonNode frame) {
    return StreamSupport.stream(frame.path("answers").spliterator(), false)
        .map(JsonNode::asLong)
        .toList();
  }
}
