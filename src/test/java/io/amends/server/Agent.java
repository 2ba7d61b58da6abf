package io.amends.server;

import java.net.URI;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An agent at the desk. */
public final class Agent implements AutoCloseable {

  private final String name;
  private final Wire wire;

  private Agent(String name, Wire wire) {
    this.name = name;
    this.wire = wire;
  }

  /** Signs in, sits down and is there for customers. */
  public static Agent sitsDown(RunningAmends amends, String name, String password) {
    return sitsDown(amends.api(), amends.socket("/ws/agent"), name, password);
  }

  public static Agent sitsDown(Api api, URI desk, String name, String password) {
    var wire = Wire.open(desk);
    wire.send(Wire.frame("hello").put("token", signsIn(api, name, password)));
    wire.next("welcome");
    var agent = new Agent(name, wire);
    agent.does(Wire.frame("presence").put("status", "available").put("capacity", 50));
    return agent;
  }

  /** The token for that name and password. */
  public static String signsIn(RunningAmends amends, String name, String password) {
    return signsIn(amends.api(), name, password);
  }

  private static String signsIn(Api api, String name, String password) {
    var asked = Wire.JSON.createObjectNode().put("name", name).put("password", password);
    var answer = api.postWithoutToken("/api/v1/sign-in", asked.toString());
    return Api.json(answer).path("token").asString();
  }

  public Wire wire() {
    return wire;
  }

  public String name() {
    return name;
  }

  /** Does something and waits until it is done. */
  public void does(ObjectNode frame) {
    var id = UUID.randomUUID().toString();
    wire.send(frame.put("id", id));
    wire.next(
        "an ack of " + frame,
        answer -> {
          if (isErrorOf(answer, id)) {
            throw new AssertionError(frame + " was answered " + answer);
          }
          return Customer.isAckOf(answer, id);
        });
  }

  /** Tries something that cannot be; returns the error. */
  public JsonNode cannot(ObjectNode frame) {
    var id = UUID.randomUUID().toString();
    wire.send(frame.put("id", id));
    return wire.next("an error of " + frame, answer -> isErrorOf(answer, id));
  }

  /** Takes it and gets to see all that is known of it. */
  public JsonNode takes(String conversation) {
    does(Wire.frame("take").put("conversation", conversation));
    return seesCase(conversation);
  }

  public JsonNode seesCase(String conversation) {
    return wire.next(
        "all that is known of " + conversation,
        frame ->
            Customer.is(frame, "assigned") && isOf(frame, conversation) && frame.has("transcript"));
  }

  public void watches(String conversation) {
    does(Wire.frame("watch").put("conversation", conversation));
  }

  public void says(String conversation, String text) {
    does(message(conversation, text));
  }

  public static ObjectNode message(String conversation, String text) {
    return Wire.frame("send").put("conversation", conversation).put("text", text);
  }

  /** A suggestion, as it was made or in other words. */
  public static ObjectNode use(JsonNode suggestion, String text) {
    return message(suggestion.path("conversation").asString(), text)
        .put("suggestion", suggestion.path("suggestion").asString())
        .put("edited", !text.equals(suggestion.path("text").asString()));
  }

  public static ObjectNode use(JsonNode suggestion) {
    return use(suggestion, suggestion.path("text").asString());
  }

  /** The suggestion that knows everything up to {@code seq}. */
  public JsonNode isSuggested(String conversation, long upTo) {
    return wire.next(
        "a suggestion for " + conversation + " up to " + upTo,
        frame ->
            Customer.is(frame, "suggestion")
                && isOf(frame, conversation)
                && frame.path("upTo").asLong() >= upTo);
  }

  public JsonNode seesWaiting(String conversation) {
    return wire.next(
        "a queue with " + conversation,
        frame -> Customer.is(frame, "queue") && item(frame, conversation) != null);
  }

  /** The item of a queue that is about a conversation; {@code null}: none is. */
  public static JsonNode item(JsonNode queue, String conversation) {
    for (var item : queue.path("items")) {
      if (isOf(item, conversation)) {
        return item;
      }
    }
    return null;
  }

  @Override
  public void close() {
    wire.close();
  }

  private static boolean isOf(JsonNode frame, String conversation) {
    return frame.path("conversation").asString("").equals(conversation);
  }

  private static boolean isErrorOf(JsonNode frame, String id) {
    return Customer.is(frame, "error") && frame.path("id").asString("").equals(id);
  }
}
