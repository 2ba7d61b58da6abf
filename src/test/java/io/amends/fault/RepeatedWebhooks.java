package io.amends.fault;

import io.amends.server.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/** Each webhook comes five times, many at once, at both nodes. */
final class RepeatedWebhooks implements Scenario {

  private static final int COPIES = 5;
  private static final int EVENTS_A_CONVERSATION = 5;
  private static final Duration DAYS_LATER = Duration.ofDays(3);
  private static final Duration LATER_COPY_WITHIN = Duration.ofMillis(50);

  private record Event(int number, Talk talk, ObjectNode frame, String delivery) {}

  private record Copy(Event event, int node) {}

  @Override
  public String name() {
    return "R6";
  }

  @Override
  public String breaks() {
    return "each webhook five times, shuffled, in parallel, at two nodes, in the long run half as"
        + " fast as they take them in; one in five again after three"
        + " days (whatever Redis keeps for a time ends so much sooner)";
  }

  @Override
  public String passes() {
    return "one effect each, every copy 2xx, a later copy's answer p99 within 50 ms";
  }

  @Override
  public Stage stage() {
    return Stage.ON_REDIS;
  }

  @Override
  public void run(Bench bench, Site site) {
    var count = bench.times(200, 10_000);
    var run = Long.toHexString(bench.random().nextLong());
    var events = new ArrayList<Event>();
    var talks = new LinkedHashMap<String, Talk>();
    for (var n = 0; n < count; n++) {
      var conversation = "web-" + run + "-" + n / EVENTS_A_CONVERSATION;
      var talk = talks.computeIfAbsent(conversation, own -> new Talk(own, own, bench.journal()));
      var id = "m" + n;
      var frame = Wire.frame("message").put("id", id).put("text", Talker.question());
      talk.sends(frame);
      events.add(new Event(n, talk, frame, "ev-" + run + "-" + n));
    }
    var copies = new ArrayList<Copy>();
    for (var event : events) {
      for (var copy = 0; copy < COPIES; copy++) {
        copies.add(new Copy(event, bench.random().nextInt(site.size())));
      }
    }
    Collections.shuffle(copies, bench.random());
    Map<Event, Boolean> taken = new ConcurrentHashMap<>();
    var later = new Latencies();
    Set<String> statuses = ConcurrentHashMap.newKeySet();
    var senders = bench.many(8, 32);
    // Some as fast as they are taken in: that is the ceiling, and the others come half as fast.
    var first = copies.subList(0, copies.size() / 5);
    var began = System.nanoTime();
    Crew.does(senders, first, copy -> post(site, copy, taken, new Latencies(), statuses));
    var took = (System.nanoTime() - began) / 1e9;
    var pace = bench.many(1, 0) == 1 ? Pace.FREE : Pace.of(first.size() / took / 2);
    Crew.does(
        senders,
        copies.subList(first.size(), copies.size()),
        copy -> {
          pace.await(() -> true);
          post(site, copy, taken, later, statuses);
        });
    // Some senders try again after days.
    ((OneRedis) site.ground()).server().ages(DAYS_LATER);
    var oldest = events.subList(0, Math.max(1, count / 5));
    Crew.does(
        senders,
        oldest,
        event -> {
          pace.await(() -> true);
          post(site, new Copy(event, event.number() % site.size()), taken, later, statuses);
        });
    events.forEach(event -> event.talk().acknowledged(event.frame().path("id").asString()));
    var settled = new ArrayList<>(talks.values());
    settled.forEach(talk -> Settling.of(site, talk));
    repliesAreSentOnce(bench, site, run);
    bench.did("events", count + ", " + COPIES + " copies each, " + talks.size() + " conversations");
    bench.did("again after " + DAYS_LATER.toDays() + " days", oldest.size());
    if (!pace.isFree()) {
      bench.did("pace", "%.0f a second".formatted(pace.perSecond()));
    }
    bench.did("statuses", statuses);
    bench.requires(statuses.equals(Set.of("204")), "answered with " + statuses);
    bench.did("later copies", later);
    bench.took("later copy, p99", later.at(0.99), LATER_COPY_WITHIN);
    Verifying.of(bench, site, settled);
  }

  private static void post(
      Site site, Copy copy, Map<Event, Boolean> taken, Latencies later, Set<String> statuses) {
    var isLater = taken.containsKey(copy.event());
    var began = System.nanoTime();
    statuses.add(Integer.toString(post(site, copy)));
    if (isLater) {
      later.add(Duration.ofNanos(System.nanoTime() - began));
    }
    taken.put(copy.event(), true);
  }

  private static int post(Site site, Copy copy) {
    var event = copy.event();
    var conversation = event.talk().conversation();
    return Probe.webhook(
            site,
            copy.node(),
            conversation,
            "c-" + conversation,
            event.frame(),
            event.delivery(),
            Instant.now())
        .statusCode();
  }

  /** Under one id each, however often it is said. */
  private static void repliesAreSentOnce(Bench bench, Site site, String run) {
    Map<String, String> ids = new LinkedHashMap<>();
    site.shop()
        .repliesTaken()
        .forEach(
            (id, bodies) -> {
              bench.requires(bodies.size() == 1, id + " came with several contents: " + bodies);
              var data = Wire.JSON.readTree(bodies.iterator().next()).path("data");
              if (!data.has("seq") || !data.path("conversation").asString().contains(run)) {
                return;
              }
              var entry = data.path("conversation").asString() + " " + data.path("seq").asLong();
              var before = ids.put(entry, id);
              bench.requires(before == null, entry + " was sent as " + before + " and as " + id);
            });
    bench.did("replies posted", ids.size());
  }
}
