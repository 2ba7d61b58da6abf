package io.amends.language.opennlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.language.opennlp.EntitySuite.Case;
import io.amends.language.opennlp.EntitySuite.Span;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Entities against three suites: right is only what is right in type, span and value. The second
 * and third were written before what was missed in the one before had been looked at.
 */
class EntitySuiteTest {

  /** How often a type was found rightly, wrongly, and not at all. */
  private static final class Tally {
    private int right;
    private int wrong;
    private int missed;

    private double precision() {
      return share(right + wrong);
    }

    private double recall() {
      return share(right + missed);
    }

    private double f1() {
      return share(right + (wrong + missed) / 2.0);
    }

    private double share(double of) {
      return of == 0 ? 1 : right / of;
    }

    private void add(Tally more) {
      right += more.right;
      wrong += more.wrong;
      missed += more.missed;
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "entities.jsonl, zh, 0.98",
    "entities.jsonl, en, 0.98",
    "entities-second.jsonl, zh, 0.95",
    "entities-second.jsonl, en, 0.95",
    "entities-third.jsonl, zh, 0.95",
    "entities-third.jsonl, en, 0.95"
  })
  void what_people_found_is_found(String file, String language, double floor) {
    var tallies = new TreeMap<String, Tally>();
    for (var each : EntitySuite.read(file).cases()) {
      if (each.isChinese() == language.equals("zh")) {
        compare(each, tallies);
      }
    }
    var total = new Tally();
    tallies.values().forEach(total::add);
    tallies.put("total", total);
    System.out.println(table(file + " " + language, tallies));

    assertThat(total.f1()).isGreaterThanOrEqualTo(floor);
  }

  @ParameterizedTest
  @ValueSource(strings = {"entities.jsonl", "entities-second.jsonl", "entities-third.jsonl"})
  void labels_lie_where_they_say(String file) {
    for (var each : EntitySuite.read(file).cases()) {
      for (var span : each.expected()) {
        assertThat(each.text().substring(span.start(), span.end())).isNotBlank();
      }
    }
  }

  private static void compare(Case each, Map<String, Tally> tallies) {
    var found = each.found(Trained.WORDS);
    Predicate<Span> expected = each.expected()::contains;
    for (var span : found) {
      var tally = tallies.computeIfAbsent(span.type(), type -> new Tally());
      if (expected.test(span)) {
        tally.right++;
      } else {
        tally.wrong++;
        tell("wrong", each, span);
      }
    }
    for (var span : each.expected()) {
      if (!found.contains(span)) {
        tallies.computeIfAbsent(span.type(), type -> new Tally()).missed++;
        tell("missed", each, span);
      }
    }
  }

  private static void tell(String what, Case each, Span span) {
    var written = each.text().substring(span.start(), span.end());
    System.out.printf(
        "%s %s [%s] %s in: %s%n", what, span.type(), written, span.value(), each.text());
  }

  private static String table(String title, Map<String, Tally> tallies) {
    var table = new StringBuilder(title + ": right wrong missed precision recall F1\n");
    tallies.forEach(
        (type, tally) ->
            table.append(
                "  %-16s %3d %3d %3d  %.3f %.3f %.3f%n"
                    .formatted(
                        type,
                        tally.right,
                        tally.wrong,
                        tally.missed,
                        tally.precision(),
                        tally.recall(),
                        tally.f1())));
    return table.toString();
  }
}
