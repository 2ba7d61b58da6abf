package io.amends.fault;

import io.amends.server.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Reads all that is kept of the talks of a run and has it checked. */
final class Verifying {

  private static final int READ_AGAIN = 20;
  private static final int NOT_FOUND = 404;
  private static final int READERS = 4;
  private static final Duration SETTLES_WITHIN = Duration.ofSeconds(60);

  private final Bench bench;
  private final Site site;
  private final Checker checker;

  private int told;

  /** One that is asked again and again, as long as the site lives. */
  Verifying(Bench bench, Site site) {
    this.bench = bench;
    this.site = site;
    this.checker = new Checker(site.remedies(), bench.outages(), bench.deadlinesLateAtMost());
  }

  /** Tells the bench everything that is wrong. */
  static void of(Bench bench, Site site, List<Talk> talks) {
    new Verifying(bench, site).check(talks);
  }

  /** Tells the bench everything that is wrong with these, and what was done until now. */
  void check(List<Talk> talks) {
    Crew.does(READERS, talks.stream().filter(talk -> !talk.sent().isEmpty()).toList(), this::check);
    checkShop();
    var breaches = checker.breaches();
    breaches.subList(told, breaches.size()).forEach(bench.journal()::wrong);
    told = breaches.size();
    bench.did("acknowledged", bench.journal().count(Journal.What.ACKED));
    bench.did("checked", checker);
  }

  private void check(Talk talk) {
    var found =
        site.api(0).patient().get("/api/v1/conversations/" + talk.conversation()).statusCode();
    if (found == NOT_FOUND) {
      if (!talk.acked().isEmpty()) {
        talk.wrong(Invariant.I1, "all of it is lost, and acked was " + talk.acked().keySet());
      }
      return;
    }
    for (var tries = 0; tries < READ_AGAIN; tries++) {
      var history = read(talk);
      // Something may happen while it is read: then the parts need not fit.
      if (history.events().equals(site.api(0).patient().events(talk.conversation()))) {
        var now = Instant.now();
        synchronized (checker) {
          checker.check(history, now);
        }
        return;
      }
    }
    talk.wrong(Invariant.I7, "it does not come to rest");
  }

  private History read(Talk talk) {
    var id = talk.conversation();
    var api = site.api(0).patient();
    var events = api.events(id);
    return new History(
        talk.name(),
        id,
        talk.sent(),
        talk.acked(),
        talk.frames(),
        api.transcript(id),
        events,
        states(id),
        api.replay(id).path("equal").asBoolean());
  }

  private List<JsonNode> states(String conversation) {
    var states = new ArrayList<JsonNode>();
    IntStream.range(0, site.size())
        .mapToObj(node -> site.api(node).patient().state(conversation))
        .forEach(states::add);
    return states;
  }

  /** The outbox comes after. */
  private void checkShop() {
    site.shop().awaitAll(site.remedies(), SETTLES_WITHIN.plus(Wire.HANG));
    checker.checkRemedies(site.shop().remedies(), site.shop().postedAgain());
  }
}
