package io.amends.fault;

import io.amends.fault.Journal.What;
import io.amends.server.Customer;
import io.amends.server.Wire;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one client knows of one conversation, over all its sockets, and whether what it is told can
 * be true. Used by one thread.
 */
final class Talk {

  /** A {@code seq} that was not told. */
  static final long ANYWHERE = 0;

  private final String name;
  private final Journal journal;
  private final Map<String, ObjectNode> sent = new HashMap<>();
  private final Map<String, ObjectNode> unacked = new LinkedHashMap<>();
  private final Map<String, Long> acked = new HashMap<>();
  private final Map<Long, JsonNode> frames = new TreeMap<>();
  private final Set<Long> known = new HashSet<>();
  private final Set<Long> answered = new HashSet<>();
  private String conversation = "";
  private String token = "";
  private String mode = "autopilot";
  private @Nullable JsonNode proposal;
  private long reach;

  Talk(String name, Journal journal) {
    this.name = name;
    this.journal = journal;
  }

  /** One that is held over HTTP, where the client names the conversation. */
  Talk(String name, String conversation, Journal journal) {
    this(name, journal);
    this.conversation = conversation;
  }

  String name() {
    return name;
  }

  String conversation() {
    return conversation;
  }

  /** Everything up to this {@code seq} was seen. */
  long reach() {
    return reach;
  }

  /** Everything that was ever sent, by its id. */
  Map<String, ObjectNode> sent() {
    return sent;
  }

  Map<String, Long> acked() {
    return acked;
  }

  /** Every entry that was received, by its seq. */
  Map<Long, JsonNode> frames() {
    return frames;
  }

  /** What is not known to be durable, in the order it was first sent. */
  List<ObjectNode> unacked() {
    return List.copyOf(unacked.values());
  }

  boolean isAcked() {
    return unacked.isEmpty();
  }

  boolean isAnswered() {
    return isAcked() && answered.containsAll(acked.values());
  }

  boolean isWithPeople() {
    return mode.equals("human");
  }

  @Nullable JsonNode proposal() {
    return proposal;
  }

  ObjectNode hello() {
    var hello = Wire.frame("hello").put("locale", "en");
    return conversation.isEmpty()
        ? hello
        : hello.put("conversation", conversation).put("token", token).put("after", reach);
  }

  void welcomed(JsonNode welcome) {
    var newest = known.stream().mapToLong(seq -> seq).max().orElse(0);
    if (!conversation.isEmpty() && !conversation.equals(welcome.path("conversation").asString())) {
      wrong(Invariant.I9, "resumed " + conversation + " and got " + welcome);
    }
    if (welcome.path("seq").asLong() < newest) {
      wrong(
          Invariant.I1,
          "seq " + newest + " was known, and the welcome says " + welcome.path("seq"));
    }
    conversation = welcome.path("conversation").asString();
    token = welcome.path("token").asString();
    mode = welcome.path("mode").asString();
    note(What.RESUMED, "after " + reach + ", newest " + welcome.path("seq"));
  }

  void sends(ObjectNode frame) {
    var id = frame.path("id").asString();
    sent.put(id, frame);
    unacked.put(id, frame);
    if (Customer.is(frame, "choose")) {
      proposal = null;
    }
    note(What.SENT, id + " " + frame.path("text").asString(""));
  }

  void receives(JsonNode frame) {
    switch (frame.path("type").asString()) {
      case "ack" -> ack(frame.path("id").asString(), frame.path("seq").asLong());
      case "message", "proposal" -> entry(frame);
      case "status" -> mode = frame.path("mode").asString();
      case "gap" -> wrong(Invariant.I1, "a gap: " + frame);
      case "error" -> error(frame);
      default -> {}
    }
  }

  /** It is durable, as the answer says. */
  void ack(String id, long seq) {
    note(What.ACKED, id + " as " + seq);
    var before = acked.put(id, seq);
    if (before != null && before != seq) {
      wrong(Invariant.I2, id + " was acked as " + before + " and as " + seq);
    }
    unacked.remove(id);
    know(seq);
  }

  /** It is durable, and nobody tells where. */
  void acknowledged(String id) {
    note(What.ACKED, id);
    acked.putIfAbsent(id, ANYWHERE);
    unacked.remove(id);
  }

  private void entry(JsonNode frame) {
    var seq = frame.path("seq").asLong();
    note(What.RECEIVED, seq + " answers " + Customer.answers(frame));
    if (frames.put(seq, frame) != null) {
      wrong(Invariant.I3, "seq " + seq + " was received twice");
    }
    know(seq);
    answered.addAll(Customer.answers(frame));
    if (Customer.is(frame, "proposal")) {
      proposal = frame;
    }
  }

  /** An option that a person's words or a restart closed is no fault; it is simply not chosen. */
  private void error(JsonNode frame) {
    var id = frame.path("id").asString("");
    switch (frame.path("code").asString()) {
      case "proposal-closed" -> {
        unacked.remove(id);
        sent.remove(id);
      }
      case "unavailable" -> {
        refused(id, frame.path("retryAfterMs").asLong() > 0, frame.toString());
        throw new Wire.LostException("told to try again later");
      }
      default -> wrong(Invariant.I1, "an error: " + frame);
    }
  }

  /** Nothing was taken in, as the answer says, and it must say when to come again. */
  void refused(String id, boolean tellsWhen, String answer) {
    note(What.REFUSED, id);
    if (!tellsWhen) {
      wrong(Invariant.I1, "was refused without being told when to come again: " + answer);
    }
  }

  private void know(long seq) {
    known.add(seq);
    while (known.contains(reach + 1)) {
      reach++;
    }
  }

  /** What this client alone can tell at the end. */
  void checkAtTheEnd() {
    var newest = known.stream().mapToLong(seq -> seq).max().orElse(0);
    if (reach != newest) {
      wrong(Invariant.I3, "seq " + (reach + 1) + " was never seen, but " + newest);
    }
    unacked.keySet().forEach(id -> wrong(Invariant.I1, id + " was never acked"));
  }

  void wrong(Invariant invariant, String what) {
    journal.wrong(new Breach(invariant, name + " " + conversation, what));
  }

  private void note(What what, String detail) {
    journal.add(what, name, detail);
  }
}
