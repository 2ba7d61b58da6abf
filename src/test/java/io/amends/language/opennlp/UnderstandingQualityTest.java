package io.amends.language.opennlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.language.Taxonomy;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * How well held-out lines are understood: floors well below what is reached, the rest is printed.
 */
class UnderstandingQualityTest {

  @Test
  void held_out_lines_are_understood() {
    var all = new Report();
    var byLanguage = new TreeMap<String, Report>();
    for (var line : IntentFiles.read(Trained.FOLDER.utterances()).heldout()) {
      var understood = Trained.understand(line.text());
      all.add(understood, line.codes(), line.emotion());
      byLanguage
          .computeIfAbsent(understood.language(), tag -> new Report())
          .add(understood, line.codes(), line.emotion());
    }
    System.out.print(all);
    byLanguage.forEach(
        (tag, report) -> {
          for (var head : Taxonomy.values()) {
            System.out.printf("%-8s %-8s %s%n", tag, head, report.of(head));
          }
        });

    assertThat(all.of(Taxonomy.ISSUE).f1()).as("issues").isGreaterThan(0.55);
    assertThat(all.of(Taxonomy.REQUEST).f1()).as("requests").isGreaterThan(0.65);
    assertThat(all.of(Taxonomy.ACT).f1()).as("acts").isGreaterThan(0.72);
    assertThat(all.of(Taxonomy.RISK).recall()).as("risks").isGreaterThan(0.7);
    assertThat(all.emotionWithinOne()).as("emotion").isGreaterThan(0.9);
    for (var tag : new String[] {"zh-Hans", "zh-Hant", "en"}) {
      assertThat(byLanguage.get(tag).of(Taxonomy.ISSUE).f1()).as(tag).isGreaterThan(0.45);
      assertThat(byLanguage.get(tag).of(Taxonomy.REQUEST).f1()).as(tag).isGreaterThan(0.52);
    }
  }
}
