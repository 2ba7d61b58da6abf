package io.amends.fault;

import io.amends.server.Wire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * The same five webhooks in every order: a message, its copies, a choice too soon, and no event.
 */
final class ShuffledWebhooks implements Scenario {

  private static final int EVENTS = 5;
  private static final int THREADS = 8;

  @Override
  public String name() {
    return "R7";
  }

  @Override
  public String breaks() {
    return "five webhooks in all 120 orders: a message, the same delivery, the same message in"
        + " another delivery, a choice before there is a proposal, a kind of event that is not"
        + " known. Events of orders come with the marketplaces' adapters";
  }

  @Override
  public String passes() {
    return "every one 2xx, and the same final state in every order";
  }

  @Override
  public Stage stage() {
    return Stage.ON_REDIS;
  }

  @Override
  public void run(Bench bench, Site site) {
    var rounds = bench.times(1, 50);
    var run = Long.toHexString(bench.random().nextLong());
    var talks = new ArrayList<Talk>();
    var orders = new ArrayList<List<Integer>>();
    permute(List.of(), orders);
    Set<Integer> statuses = ConcurrentHashMap.newKeySet();
    for (var round = 0; round < rounds; round++) {
      var own = new ArrayList<Talk>();
      for (var n = 0; n < orders.size(); n++) {
        var name = "shuffled-" + run + "-" + round + "-" + n;
        own.add(new Talk(name, name, bench.journal()));
      }
      for (var talk : own) {
        talk.sends(Wire.frame("message").put("id", "m1").put("text", Talker.question()));
      }
      Crew.does(
          THREADS,
          own,
          talk -> {
            for (var event : orders.get(own.indexOf(talk))) {
              var node = (event + own.indexOf(talk)) % site.size();
              statuses.add(post(site, node, talk, event));
            }
          });
      own.forEach(talk -> talk.acknowledged("m1"));
      own.forEach(talk -> Settling.of(site, talk));
      talks.addAll(own);
    }
    var ends = new LinkedHashSet<String>();
    talks.forEach(talk -> ends.add(end(site, talk)));
    bench.did("orders", orders.size() + " x " + rounds);
    bench.did("final states", ends.size());
    bench.requires(ends.size() == 1, "final states differ: " + ends);
    bench.requires(statuses.equals(Set.of(204)), "answered with " + statuses);
    Verifying.of(bench, site, talks);
  }

  private static int post(Site site, int node, Talk talk, int event) {
    var conversation = talk.conversation();
    var message = talk.sent().get("m1");
    var delivery = "ev-" + conversation;
    return switch (event) {
      case 0, 1 -> said(site, node, conversation, message, delivery);
      case 2 -> said(site, node, conversation, message, delivery + "-other");
      case 3 ->
          Probe.signed(site, node, choice(conversation), delivery + "-c", Instant.now())
              .statusCode();
      default ->
          Probe.signed(site, node, unknown(conversation), delivery + "-u", Instant.now())
              .statusCode();
    };
  }

  private static int said(
      Site site, int node, String conversation, ObjectNode message, String delivery) {
    var customer = "c-" + conversation;
    return Probe.webhook(site, node, conversation, customer, message, delivery, Instant.now())
        .statusCode();
  }

  private static ObjectNode choice(String conversation) {
    var event = Wire.JSON.createObjectNode().put("type", "message.received");
    var data = event.putObject("data").put("conversation", conversation).put("id", "c1");
    data.put("customer", "c-" + conversation).put("text", "");
    data.putObject("choice").put("proposal", "none").put("option", 1);
    return event;
  }

  private static ObjectNode unknown(String conversation) {
    var event = Wire.JSON.createObjectNode().put("type", "refund.closed");
    event.putObject("data").put("conversation", conversation);
    return event;
  }

  /** Kinds of its events and of its entries; names and times are each conversation's own. */
  private static String end(Site site, Talk talk) {
    var kinds = new StringBuilder();
    site.api(0)
        .events(talk.conversation())
        .forEach(event -> kinds.append(event.path("type").asString()).append(' '));
    var state = site.api(0).state(talk.conversation());
    return kinds + state.path("stage").asString() + " " + state.path("mode").asString();
  }

  private static void permute(List<Integer> begun, List<List<Integer>> all) {
    if (begun.size() == EVENTS) {
      all.add(begun);
      return;
    }
    for (var next = 0; next < EVENTS; next++) {
      if (!begun.contains(next)) {
        var longer = new ArrayList<>(begun);
        longer.add(next);
        permute(longer, all);
      }
    }
  }
}
