package io.amends.fault;

import io.amends.server.Customer;
import io.amends.server.Wire;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Widgets come back with a place that is not there: later than all, before all, or no number. */
final class ResumeBeyond implements Scenario {

  private static final BigInteger TWO_TO_63 = BigInteger.ONE.shiftLeft(63);
  private static final int NOT_ALLOWED = 4001;

  @Override
  public String name() {
    return "R12";
  }

  @Override
  public String breaks() {
    return "resume after a `seq` in the future, the largest long, 2^63, negative, no number; with"
        + " another conversation's token. Nothing is ever dropped from a history, so none is too"
        + " old";
  }

  @Override
  public String passes() {
    return "an explicit `gap` or all entries, or an `error`; never silence, and the talk goes on";
  }

  @Override
  public Stage stage() {
    return Stage.ON_REDIS;
  }

  @Override
  public void run(Bench bench, Site site) {
    var rounds = bench.times(2, 50);
    var talks = new ArrayList<Talk>();
    for (var round = 0; round < rounds; round++) {
      try (var visitor = new Visitor("v" + round, bench.journal());
          var other = new Visitor("o" + round, bench.journal())) {
        visitor.comes(site.chat(0));
        visitor.asks();
        visitor.isAnswered();
        other.comes(site.chat(0));
        var node = round % site.size();
        isToldOfAGap(bench, site, node, visitor, hello -> hello.put("after", 1_000));
        isToldOfAGap(bench, site, node, visitor, hello -> hello.put("after", Long.MAX_VALUE));
        seesAll(bench, site, node, visitor, hello -> hello.put("after", TWO_TO_63));
        seesAll(bench, site, node, visitor, hello -> hello.put("after", -1));
        seesAll(bench, site, node, visitor, hello -> hello.put("after", Long.MIN_VALUE));
        for (var nonsense : List.of("\"2\"", "1.5", "[1]", "true")) {
          var after = Wire.JSON.readTree(nonsense);
          isRefused(bench, site, node, visitor, hello -> hello.set("after", after));
        }
        var stranger = other.talk().hello().path("token").asString();
        isSentAway(bench, site, node, visitor, hello -> hello.put("token", stranger));
        // And all the while its own talk goes on.
        visitor.asks();
        visitor.isAnswered();
        talks.add(visitor.talk());
      }
    }
    bench.did("rounds", rounds + " x 10 resumes");
    Verifying.of(bench, site, talks);
  }

  private static Wire resumes(Site site, int node, Visitor visitor, Consumer<ObjectNode> change) {
    var wire = Wire.open(site.chat(node));
    var hello = visitor.talk().hello();
    change.accept(hello);
    wire.send(hello);
    return wire;
  }

  private static void isToldOfAGap(
      Bench bench, Site site, int node, Visitor visitor, Consumer<ObjectNode> change) {
    try (var wire = resumes(site, node, visitor, change)) {
      wire.next("welcome");
      var gap = wire.next("gap");
      var newest = visitor.talk().reach();
      bench.requires(
          gap.path("from").asLong() == newest + 1 && gap.path("to").asLong() > newest,
          "after " + newest + " it was told " + gap);
    }
  }

  private static void seesAll(
      Bench bench, Site site, int node, Visitor visitor, Consumer<ObjectNode> change) {
    try (var wire = resumes(site, node, visitor, change)) {
      wire.next("status");
      var seqs =
          wire.all().stream()
              .filter(Customer::isEntry)
              .map(entry -> entry.path("seq").asLong())
              .toList();
      var isAll = seqs.size() == visitor.talk().reach();
      bench.requires(isAll, "it was told only " + seqs + " of " + visitor.talk().reach());
    }
  }

  private static void isRefused(
      Bench bench, Site site, int node, Visitor visitor, Consumer<ObjectNode> change) {
    try (var wire = resumes(site, node, visitor, change)) {
      code(bench, wire.next("error"), "malformed");
      // It disturbed nothing: the right words open the same socket.
      wire.send(visitor.talk().hello());
      wire.next("welcome");
    }
  }

  private static void isSentAway(
      Bench bench, Site site, int node, Visitor visitor, Consumer<ObjectNode> change) {
    try (var wire = resumes(site, node, visitor, change)) {
      code(bench, wire.next("error"), "token");
      var closed = wire.closeCode();
      bench.requires(closed == NOT_ALLOWED, "a wrong token was closed with " + closed);
    }
  }

  private static void code(Bench bench, JsonNode error, String code) {
    bench.requires(error.path("code").asString().equals(code), "not " + code + ": " + error);
  }
}
