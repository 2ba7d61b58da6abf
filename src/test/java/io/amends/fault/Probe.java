package io.amends.fault;

import io.amends.channel.marketplace.ReferenceSignature;
import io.amends.server.Customer;
import io.amends.server.Wire;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody who asks in every way while something is broken, and looks at how and how soon the
 * answer comes. What is acknowledged goes into the journal as anybody's. Used by one thread.
 */
final class Probe implements AutoCloseable {

  private static final int UNAVAILABLE = 503;

  /** How it asks. */
  enum Way {
    WIDGET,
    API,
    WEBHOOK
  }

  /**
   * What came of a question.
   *
   * @param isTaken whether it was acknowledged
   * @param isRefused whether it was refused as the contract says, with a time to come again
   * @param text for people
   */
  record Answer(Way way, boolean isTaken, boolean isRefused, Duration took, String text) {}

  private final String name;
  private final Site site;
  private final int node;
  private final Map<Way, Talk> talks = new EnumMap<>(Way.class);
  private Wire wire;
  private int ids;

  /** Says hello; so call it while all is well. */
  Probe(String name, Bench bench, Site site, int node) {
    this.name = name;
    this.site = site;
    this.node = node;
    for (var way : Way.values()) {
      var own = name + "-" + way.name().toLowerCase(Locale.ROOT);
      // Over HTTP the client names the conversation: another one in each run.
      var conversation = own + "-" + Long.toHexString(System.nanoTime());
      talks.put(
          way,
          way == Way.WIDGET
              ? new Talk(own, bench.journal())
              : new Talk(own, conversation, bench.journal()));
    }
    connect();
  }

  List<Talk> talks() {
    return List.copyOf(talks.values());
  }

  /** A new question in each way, one after the other. */
  List<Answer> asks() {
    var answers = new ArrayList<Answer>();
    for (var way : Way.values()) {
      answers.add(asks(way));
    }
    return answers;
  }

  Answer asks(Way way) {
    var frame = Wire.frame("message").put("id", name + "-" + ++ids).put("text", Talker.question());
    talks.get(way).sends(frame);
    return send(way, frame);
  }

  /** Whatever was refused is asked again, until it is taken; then the answers are waited for. */
  void comesToRest() {
    for (var way : Way.values()) {
      for (var frame : talks.get(way).unacked()) {
        Site.await(
            name + " to be taken in by " + way,
            () -> send(way, frame).isTaken() || talks.get(way).isAcked());
      }
      var talk = talks.get(way);
      if (!talk.sent().isEmpty()) {
        Site.await("answers to " + talk.name(), () -> isAnswered(way));
      }
    }
    talks.get(Way.WIDGET).checkAtTheEnd();
  }

  private boolean isAnswered(Way way) {
    var talk = talks.get(way);
    if (way == Way.WIDGET) {
      while (!talk.isAnswered() && !talk.isWithPeople()) {
        try {
          talk.receives(wire.next("an answer to " + talk.name(), frame -> true));
        } catch (Wire.LostException lost) {
          connect();
        }
      }
      return true;
    }
    Settling.of(site, talk);
    return true;
  }

  private Answer send(Way way, ObjectNode frame) {
    var began = System.nanoTime();
    try {
      return switch (way) {
        case WIDGET -> byWidget(frame, began);
        case API -> byApi(frame, began);
        case WEBHOOK -> byWebhook(frame, began);
      };
    } catch (Wire.LostException lost) {
      if (way == Way.WIDGET) {
        connect();
      }
      return answer(way, false, false, began, String.valueOf(lost.getMessage()));
    }
  }

  private Answer byWidget(ObjectNode frame, long began) {
    var talk = talks.get(Way.WIDGET);
    var id = frame.path("id").asString();
    wire.send(frame);
    while (true) {
      var told = wire.next("an answer to " + id, any -> true);
      var isOfThis = told.path("id").asString("").equals(id);
      try {
        talk.receives(told);
      } catch (Wire.LostException refused) {
        if (isOfThis) {
          var tellsWhen = told.path("retryAfterMs").asLong() > 0;
          return answer(Way.WIDGET, false, tellsWhen, began, told.toString());
        }
      }
      if (isOfThis && Customer.is(told, "ack")) {
        return answer(Way.WIDGET, true, false, began, "acknowledged");
      }
    }
  }

  private Answer byApi(ObjectNode frame, long began) {
    var talk = talks.get(Way.API);
    var id = frame.path("id").asString();
    var body = Wire.JSON.createObjectNode().put("id", id).put("customer", "c-" + name);
    body.set("text", frame.path("text"));
    var path = "/api/v1/conversations/" + talk.conversation() + "/messages";
    var response = site.api(node).post(path, body.toString());
    if (response.statusCode() == 202) {
      talk.ack(id, Wire.JSON.readTree(response.body()).path("seq").asLong());
      return answer(Way.API, true, false, began, "202");
    }
    return refused(Way.API, id, response, began);
  }

  private Answer byWebhook(ObjectNode frame, long began) {
    var talk = talks.get(Way.WEBHOOK);
    var id = frame.path("id").asString();
    var delivery = talk.conversation() + "-" + id;
    var response =
        webhook(site, node, talk.conversation(), "c-" + name, frame, delivery, Instant.now());
    if (response.statusCode() == 204) {
      talk.acknowledged(id);
      return answer(Way.WEBHOOK, true, false, began, "204");
    }
    return refused(Way.WEBHOOK, id, response, began);
  }

  private Answer refused(Way way, String id, HttpResponse<String> response, long began) {
    var tellsWhen = response.headers().firstValue("Retry-After").isPresent();
    var text = response.statusCode() + " " + response.body();
    var isAsAgreed = response.statusCode() == UNAVAILABLE && tellsWhen;
    talks.get(way).refused(id, isAsAgreed, text);
    return answer(way, false, isAsAgreed, began, text);
  }

  private static Answer answer(Way way, boolean taken, boolean refused, long began, String text) {
    return new Answer(way, taken, refused, Duration.ofNanos(System.nanoTime() - began), text);
  }

  /**
   * Posts a signed {@code message.received}.
   *
   * @param delivery the event's own id
   */
  static HttpResponse<String> webhook(
      Site site,
      int node,
      String conversation,
      String customer,
      ObjectNode frame,
      String delivery,
      Instant at) {
    var event = Wire.JSON.createObjectNode().put("type", "message.received");
    var data = event.putObject("data").put("conversation", conversation).put("customer", customer);
    data.set("id", frame.path("id"));
    data.set("text", frame.path("text"));
    return signed(site, node, event, delivery, at);
  }

  /** Posts any event with a good signature. */
  static HttpResponse<String> signed(
      Site site, int node, ObjectNode event, String delivery, Instant at) {
    var body = event.toString();
    var now = Long.toString(at.getEpochSecond());
    var signature =
        ReferenceSignature.of(
            Site.WEBHOOK_SECRET, delivery, now, body.getBytes(StandardCharsets.UTF_8));
    return site.api(node)
        .postWithoutToken(
            "/webhooks/standard",
            body,
            "webhook-id",
            delivery,
            "webhook-timestamp",
            now,
            "webhook-signature",
            "v1," + signature);
  }

  private void connect() {
    var talk = talks.get(Way.WIDGET);
    Site.await(
        name + " to be welcomed",
        () -> {
          try {
            if (wire != null) {
              wire.drop();
            }
            wire = Wire.open(site.chat(node));
            wire.send(talk.hello());
            talk.welcomed(wire.next("welcome"));
            return true;
          } catch (Wire.LostException | CompletionException lost) {
            return false;
          }
        });
  }

  @Override
  public void close() {
    wire.drop();
  }
}
