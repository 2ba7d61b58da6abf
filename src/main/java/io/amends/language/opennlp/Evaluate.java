package io.amends.language.opennlp;

import io.amends.language.Entity;
import io.amends.language.Pending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Measures a model against labelled messages: one JSON object a line, with {@code text}, {@code
 * language}, {@code issues}, {@code requests}, {@code acts}, {@code emotion}, {@code risks} and
 * {@code entities}.
 */
public final class Evaluate {

  private static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-05T12:00:00+08:00");

  private Evaluate() {}

  /** Arguments: the model's file, the labelled file; {@code -v} after them prints each mistake. */
  public static void main(String[] args) throws IOException {
    if (args.length < 2) {
      System.err.println("usage: Evaluate MODEL-FILE MESSAGES.jsonl [-v]");
      System.exit(2);
    }
    var understander = OpenNlpUnderstander.load(Path.of(args[0]));
    var report = new Report();
    var entities = new TreeMap<String, Score>();
    var languages = new Score();
    for (var line : Files.readAllLines(Path.of(args[1]))) {
      if (line.isBlank()) {
        continue;
      }
      var message = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(line);
      var text = String.valueOf(message.get("text"));
      var understood = understander.understand(text, new Pending.Nothing(), AT);
      var expected = new ArrayList<String>();
      for (var head : List.of("issues", "requests", "acts", "risks")) {
        strings(field(message, head)).forEach(expected::add);
      }
      var emotion = Integer.parseInt(String.valueOf(message.get("emotion")));
      report.add(understood, expected, emotion);
      languages.add(true, understood.language().equals(message.get("language")));
      count(entities, field(message, "entities"), understood.entities());
      if (args.length > 2) {
        System.out.printf(
            "%s%n   expected %s %d %s %s%n   heard %s %s %s %s %d %s %s%n",
            text,
            expected,
            emotion,
            message.get("language"),
            field(message, "entities"),
            understood.issues(),
            understood.requests(),
            understood.acts(),
            understood.risks(),
            understood.emotion(),
            understood.language(),
            understood.entities());
      }
    }
    System.out.print(report);
    System.out.println("LANGUAGE " + languages);
    entities.forEach((type, score) -> System.out.printf("  %-20s%s%n", type, score));
  }

  private static void count(Map<String, Score> scores, Object expected, List<Entity> found) {
    var right = new ArrayList<String>();
    for (var each : expected instanceof List<?> list ? list : List.of()) {
      var entity = (Map<?, ?>) each;
      right.add(entity.get("type") + " " + entity.get("text"));
    }
    var answered = found.stream().map(e -> e.type() + " " + e.text()).toList();
    for (var each : right) {
      score(scores, each).add(true, answered.contains(each));
    }
    for (var each : answered) {
      if (!right.contains(each)) {
        score(scores, each).add(false, true);
      }
    }
  }

  private static Score score(Map<String, Score> scores, String entity) {
    return scores.computeIfAbsent(entity.substring(0, entity.indexOf(' ')), t -> new Score());
  }

  private static List<String> strings(Object list) {
    return list instanceof List<?> values
        ? values.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static Object field(Map<?, ?> message, String name) {
    return Objects.requireNonNull(message.get(name), name);
  }
}
