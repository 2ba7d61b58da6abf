package io.amends.language.opennlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.language.SentenceEncoder;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassifierTest {

  private static final List<String> TEXTS =
      List.of(
          "play a song",
          "play some jazz",
          "put on a song",
          "play that tune again",
          "音樂放大聲點",
          "will it rain",
          "is it cold outside",
          "rain tomorrow?",
          "how warm is it",
          "明天下雨吗");

  private static final List<String> LABELS =
      List.of(
          "music", "music", "music", "music", "music", "weather", "weather", "weather", "weather",
          "weather");

  /** Points that tell the two apart by one dimension; Han texts have a space of their own. */
  private static final SentenceEncoder ENCODER =
      new SentenceEncoder() {
        @Override
        public String name() {
          return "test";
        }

        @Override
        public List<Integer> dimensions() {
          return List.of(1, 2);
        }

        @Override
        public Point encode(String text) {
          var music = text.matches(".*(song|jazz|tune|音).*") ? 1f : -1f;
          return text.codePoints().anyMatch(Character::isIdeographic)
              ? new Point(0, new float[] {music})
              : new Point(1, new float[] {music, 0.5f});
        }
      };

  @Test
  void classes_are_told_apart() {
    var classifier = Classifier.learn(TEXTS, LABELS);

    assertThat(classifier.classify("Play another SONG").label()).isEqualTo("music");
    assertThat(classifier.classify("does it rain").label()).isEqualTo("weather");
    assertThat(classifier.classify("音乐").label()).isEqualTo("music");
    assertThat(classifier.classify("").confidence()).isBetween(0.0, 1.0);
  }

  @Test
  void points_help_where_words_are_unknown() {
    var classifier = Classifier.learn(TEXTS, LABELS, ENCODER);

    assertThat(classifier.classify("jazz").label()).isEqualTo("music");
    assertThat(classifier.classify("hot").label()).isEqualTo("weather");
  }

  @Test
  void each_line_is_answered_by_what_was_learnt_without_it() {
    var seen = Classifier.learn(TEXTS, LABELS);
    var unseen = seen.unseen();

    assertThat(unseen).hasSameSizeAs(TEXTS);
    // nothing else is Chinese and of its class
    assertThat(unseen.get(4).confidence()).isLessThan(seen.classify(TEXTS.get(4)).confidence());
  }

  @Test
  void the_same_lines_give_the_same_answers() {
    var once = Classifier.learn(TEXTS, LABELS, ENCODER);
    var again = Classifier.learn(TEXTS, LABELS, ENCODER);

    assertThat(once.unseen()).isEqualTo(again.unseen());
    assertThat(once.classify("rain song")).isEqualTo(again.classify("rain song"));
  }

  @Test
  void one_class_alone_is_always_the_answer() {
    var classifier = Classifier.learn(List.of("a", "b"), List.of("only", "only"));

    assertThat(classifier.classify("c").label()).isEqualTo("only");
    assertThat(classifier.classify("c").confidence()).isGreaterThan(0.9);
  }
}
