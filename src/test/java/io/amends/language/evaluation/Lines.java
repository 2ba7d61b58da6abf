package io.amends.language.evaluation;

import io.amends.language.Entity;
import io.amends.language.Label;
import io.amends.language.Taxonomy;
import io.amends.language.Understanding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Judged lines for tests: right codes and emotion, answered codes and emotion. */
final class Lines {

  private Lines() {}

  static Judged line(String right, int emotion, String answered, int found) {
    return line("some text", right, emotion, answered, found);
  }

  static Judged line(String text, String right, int emotion, String answered, int found) {
    var place = "lines.jsonl:1";
    return new Judged(
        Message.labelled(place, text, codes(right), emotion),
        understood(answered, found, List.of()),
        Map.of());
  }

  /** Is sure of each code by what stands behind its colon, and answers it from 0.5 on. */
  static Judged sure(String right, String... confidences) {
    var sure = new LinkedHashMap<String, Double>();
    var answered = new ArrayList<String>();
    for (var each : confidences) {
      var parts = each.split(":");
      sure.put(parts[0], Double.parseDouble(parts[1]));
      if (sure.get(parts[0]) >= 0.5) {
        answered.add(parts[0]);
      }
    }
    var message = Message.labelled("lines.jsonl:1", "some text", codes(right), 0);
    var labels =
        new Understanding(
            "en",
            true,
            List.of(),
            labels(Taxonomy.REQUEST, Set.copyOf(answered), sure),
            List.of(),
            0,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "test");
    return new Judged(message, labels, sure);
  }

  static Judged named(List<Message.Named> right, List<Entity> found) {
    return new Judged(
        new Message("lines.jsonl:1", "some text", "en", Map.of(), null, right),
        understood("", 0, found),
        Map.of());
  }

  private static Understanding understood(String answered, int emotion, List<Entity> entities) {
    var codes = codes(answered);
    return new Understanding(
        "en",
        true,
        labels(Taxonomy.ISSUE, codes, Map.of()),
        labels(Taxonomy.REQUEST, codes, Map.of()),
        labels(Taxonomy.ACT, codes, Map.of()),
        emotion,
        labels(Taxonomy.RISK, codes, Map.of()),
        entities,
        List.of(),
        List.of(),
        "test");
  }

  private static List<Label> labels(Taxonomy head, Set<String> codes, Map<String, Double> sure) {
    return head.codes().stream()
        .filter(codes::contains)
        .map(code -> new Label(code, sure.getOrDefault(code, 0.75)))
        .toList();
  }

  private static Set<String> codes(String codes) {
    return codes.isEmpty() ? Set.of() : Set.of(codes.split(" "));
  }
}
