package io.amends.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of all customers, in figures. */
final class Census {

  private final List<Life> lives;

  Census(List<Life> lives) {
    this.lives = List.copyOf(lives);
  }

  /** Breaches by rule, each with the seeds at which it was seen. */
  Map<String, List<String>> breaches() {
    var all = new TreeMap<String, List<String>>();
    for (var life : lives) {
      for (var conversation : life.conversations()) {
        for (var breach : conversation.breaches()) {
          all.computeIfAbsent(breach.rule(), none -> new ArrayList<>())
              .add(conversation.id() + " at " + breach.version() + ": " + breach.what());
        }
      }
    }
    return all;
  }

  String report(long from) {
    var rows = new ArrayList<String>();
    rows.add("seeds %d to %d: %d customers".formatted(from, from + lives.size() - 1, lives.size()));
    rows.add("");
    rows.add(
        "%-15s %9s %8s %9s %9s %9s %7s %9s"
            .formatted(
                "kind", "customers", "talks", "offered", "chose", "of those", "turns", "person"));
    rows.add(
        "%-15s %9s %8s %9s %9s %9s %7s %9s"
            .formatted("", "", "", "", "alone", "offered", "a talk", ""));
    for (var kind : Kind.values()) {
      rows.add(row(kind.code(), lives.stream().filter(l -> l.scene().kind() == kind).toList()));
    }
    rows.add(row("given", lives.stream().filter(l -> !l.isHeard()).toList()));
    rows.add(row("heard", lives.stream().filter(Life::isHeard).toList()));
    rows.add(row("all", lives));
    rows.add("");
    rows.add("talks end: " + counts(Life.Conversation::ends));
    rows.add("handed over for: " + handoffs());
    rows.add("");
    breaches()
        .forEach(
            (rule, where) -> {
              rows.add("breach " + rule + ": " + where.size());
              where.stream().limit(8).forEach(each -> rows.add("    " + each));
            });
    return String.join("\n", rows) + "\n";
  }

  private static String row(String name, List<Life> lives) {
    var talks = lives.stream().flatMap(l -> l.conversations().stream()).toList();
    var offered = talks.stream().filter(Life.Conversation::wasOffered).count();
    var chose = talks.stream().filter(Life.Conversation::choseAlone).count();
    var ofOffered = talks.stream().filter(t -> t.wasOffered() && t.choseAlone()).count();
    var turns = talks.stream().mapToInt(Life.Conversation::turns).average().orElse(0);
    var persons = talks.stream().filter(t -> !t.handoffs().isEmpty()).count();
    return "%-15s %9d %8d %8.1f%% %8.1f%% %8.1f%% %7.1f %8.1f%%"
        .formatted(
            name,
            lives.size(),
            talks.size(),
            share(offered, talks.size()),
            share(chose, talks.size()),
            share(ofOffered, offered),
            turns,
            share(persons, talks.size()));
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : 100.0 * part / whole;
  }

  private String counts(java.util.function.Function<Life.Conversation, String> what) {
    var counts = new TreeMap<String, Integer>();
    lives.stream()
        .flatMap(l -> l.conversations().stream())
        .forEach(talk -> counts.merge(what.apply(talk), 1, Integer::sum));
    return counts.toString();
  }

  private String handoffs() {
    var counts = new TreeMap<String, Integer>();
    lives.stream()
        .flatMap(l -> l.conversations().stream())
        .flatMap(talk -> talk.handoffs().stream())
        .forEach(reason -> counts.merge(reason, 1, Integer::sum));
    return counts.toString();
  }
}
