package io.amends.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Lines written by hand, before the guard had words. Who wrote them wrote the words too, so what is
 * reached on them flatters. {@code promises-unseen.txt} was counted before the words were widened
 * by it: 57 of 120. {@code promises-last.txt}, idioms mostly, was counted when they were done: 18
 * of 60, 22 since a number in words counts as money. That, and not the first figure, is what lines
 * are met with that nobody thought of. The floors are what was reached.
 */
class WordingCorpusTest {

  @ParameterizedTest
  @CsvSource({"zh-Hans, 0.98", "zh-Hant, 0.98", "en, 0.98"})
  void promises_that_nothing_backs_are_stopped(String language, double floor) {
    var lines = OnTheTable.lines("promises-" + language + ".txt");

    assertThat(recall(language, lines)).isGreaterThanOrEqualTo(floor);
  }

  @ParameterizedTest
  @CsvSource({
    "promises-unseen.txt, zh-Hans, 0.97",
    "promises-unseen.txt, zh-Hant, 0.95",
    "promises-unseen.txt, en, 0.97",
    "promises-last.txt, zh-Hans, 0.95",
    "promises-last.txt, zh-Hant, 0.95",
    "promises-last.txt, en, 0.90",
    "promises-blind-1.txt, zh-Hans, 0.97",
    "promises-blind-1.txt, zh-Hant, 0.97",
    "promises-blind-1.txt, en, 0.97"
  })
  void so_are_those_in_other_turns(String file, String language, double floor) {
    assertThat(recall(language, of(language, file))).isGreaterThanOrEqualTo(floor);
  }

  @ParameterizedTest
  @CsvSource({"zh-Hans", "zh-Hant", "en"})
  void good_lines_pass(String language) {
    var lines = OnTheTable.lines("good-" + language + ".txt");
    var stopped = new ArrayList<String>();
    for (var line : lines) {
      var judged = OnTheTable.GUARD.judge(line, OnTheTable.in(language));
      if (judged.verdict().stops()) {
        stopped.add(line + "  " + judged.reasons());
      }
    }
    assertThat(lines).hasSizeGreaterThanOrEqualTo(400);
    assertThat(stopped).as("false alarms").hasSizeLessThanOrEqualTo(lines.size() / 100);
  }

  @ParameterizedTest
  @CsvSource({"good-blind-1.txt, 3"})
  void so_do_those_that_look_like_promises(String file, int falseAlarms) {
    var stopped = new ArrayList<String>();
    for (var language : OnTheTable.LANGUAGES) {
      for (var line : of(language, file)) {
        var judged = OnTheTable.GUARD.judge(line, OnTheTable.in(language));
        if (judged.verdict().stops()) {
          stopped.add(line + "  " + judged.reasons());
        }
      }
    }
    assertThat(stopped).as("false alarms").hasSizeLessThanOrEqualTo(falseAlarms);
  }

  @Test
  void whatever_is_stopped_comes_with_words_that_pass() {
    for (var language : OnTheTable.LANGUAGES) {
      var lines = new ArrayList<>(OnTheTable.lines("promises-" + language + ".txt"));
      lines.addAll(of(language, "promises-unseen.txt"));
      lines.addAll(of(language, "promises-blind-1.txt"));
      lines.add(String.join("", lines));
      for (var line : lines) {
        var backing = OnTheTable.in(language);
        var rewording = OnTheTable.GUARD.judge(line, backing).rewording();

        assertThat(rewording).as(line).isNotBlank();
        assertThat(OnTheTable.GUARD.judge(rewording, backing).verdict().stops()).as(line).isFalse();
      }
    }
  }

  private static double recall(String language, List<String> lines) {
    var backing = OnTheTable.in(language);
    var stopped =
        lines.stream().filter(l -> OnTheTable.GUARD.judge(l, backing).verdict().stops()).count();
    return (double) stopped / lines.size();
  }

  private static List<String> of(String language, String file) {
    return OnTheTable.lines(file).stream()
        .filter(line -> line.startsWith(language + "\t"))
        .map(line -> line.substring(language.length() + 1))
        .toList();
  }
}
