package io.amends.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Lines written by hand, each file before the guard was run on it. Who wrote them wrote the words
 * too, and the words were mended by every file after its first run, so what is reached now
 * flatters. First runs are what lines are met with that nobody thought of: {@code
 * promises-unseen.txt} 57 of 120, {@code promises-last.txt} 18 of 60, {@code promises-blind-1.txt}
 * 190 of 300, {@code promises-blind-2.txt} 67 of 150, {@code promises-blind-3.txt} 49 of 90, {@code
 * promises-blind-4.txt} 81 of 120, {@code promises-blind-5.txt} 23 of 60; and of good lines that
 * look like promises 22 of 300, 13 of 150, 6 of 90, 21 of 200 and 6 of 100 were stopped, of
 * ordinary ones in {@code good-plain-4.txt} 1 of 402, in {@code good-plain-5.txt} 2 of 200. The
 * floors are what was reached.
 *
 * <p>All lots to the fifth are burnt: the cues of {@link CueTraining} are learnt from them, and
 * from {@code promises-classes.txt} and {@code good-classes.txt}. The sixth is not: neither words
 * nor weights were made from it, and it was measured twice, halfway and at the end (127, then 137,
 * then 137 of 150 promises; 16, 9 and 8 of 120 look-alikes, 2, 4 and 1 of 180 ordinary lines
 * stopped). Whoever reads what it misses burns it, and says so here.
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
    "promises-blind-1.txt, en, 0.97",
    "promises-blind-2.txt, zh-Hans, 0.94",
    "promises-blind-2.txt, zh-Hant, 0.94",
    "promises-blind-2.txt, en, 0.84",
    "promises-blind-3.txt, zh-Hans, 0.96",
    "promises-blind-3.txt, zh-Hant, 0.93",
    "promises-blind-3.txt, en, 0.90",
    "promises-blind-4.txt, zh-Hans, 0.95",
    "promises-blind-4.txt, zh-Hant, 0.95",
    "promises-blind-4.txt, en, 0.95",
    "promises-blind-5.txt, zh-Hans, 0.25",
    "promises-blind-5.txt, zh-Hant, 0.35",
    "promises-blind-5.txt, en, 0.55",
    "promises-blind-6.txt, zh-Hans, 0.94",
    "promises-blind-6.txt, zh-Hant, 0.90",
    "promises-blind-6.txt, en, 0.84"
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
  @CsvSource({
    "good-blind-1.txt, 1",
    "good-blind-2.txt, 0",
    "good-blind-3.txt, 2",
    "good-blind-4.txt, 1",
    "good-blind-5.txt, 1",
    "good-blind-6.txt, 8",
    "good-mended.txt, 0",
    "good-plain-4.txt, 1",
    "good-plain-5.txt, 0",
    "good-plain-6.txt, 1"
  })
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
      for (var lot = 1; lot <= 6; lot++) {
        lines.addAll(of(language, "promises-blind-" + lot + ".txt"));
      }
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
