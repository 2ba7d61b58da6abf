package io.amends.wording;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.dialog.yaml.FlowFiles;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a phrase finds, and that looking for few letters first never loses it. */
class PhrasesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "we pay @ And we pay it.",
        "we pay @ WE\u3000PAY!",
        "refund* @ They are refunding us",
        "take … off @ We take all of this off.",
        "back # @ You get back 50 soon",
        "money @ Your money's there",
        "it's ours @ it's ours",
        "(we|I) (will |)pay @ so I pay",
        "(we|I) (will |)pay @ so we will pay",
        "退…您 @ 我退五块给您",
        "满# @ 满三百可用",
        "(退|补)给(您|你) @ 补給你了",
        "退给您 @ 退 给，您"
      })
  void a_phrase_is_found(String phrase, String text) {
    var clauseless = text.replace("，", "");

    assertThat(phrases(phrase).isIn(reading(clauseless))).isTrue();
    assertThat(phrases(phrase).all(reading(clauseless))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "we pay @ we paid",
        "we pay @ owe pay",
        "take … off @ take this, off you go",
        "(we|I) pay @ they pay",
        "满# @ 满意",
        "退给您 @ 退给我"
      })
  void another_is_not(String phrase, String text) {
    assertThat(phrases(phrase).isIn(reading(text))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a|b", "a|b", "a)b", "((a)b)"})
  void brackets_that_cannot_be_read_are_told(String phrase) {
    assertThat(Phrases.isWellFormed(phrase)).isFalse();
    assertThat(Phrases.isWellFormed("(a|b) c (d|)")).isTrue();
  }

  @Test
  void the_last_before_a_place_is_the_nearest() {
    var clause = Clause.of("you asked as you asked for it", false);

    assertThat(phrases("you asked").lastIn(clause, clause.text().length())).isEqualTo(13);
    assertThat(phrases("you asked").lastIn(clause, 10)).isZero();
    assertThat(phrases("we asked").lastIn(clause, 10)).isEqualTo(-1);
  }

  @Test
  void its_letters_are_marked_wherever_it_stands() {
    var rules = FlowFiles.shippedWording();
    var words = rules.promises().give().written();
    var random = new Random(7);
    for (var word : words) {
      if (word.written().matches(".*[(|*#\u2026'].*")) {
        continue;
      }
      var text = filler(random) + " " + word.written() + " " + filler(random);

      assertThat(
              Phrases.of(List.of(word), rules.same())
                  .isIn(Reading.of(text, 0, text.length(), rules.same())))
          .as("seed 7: " + text)
          .isTrue();
    }
  }

  private static String filler(Random random) {
    var filler = new StringBuilder();
    for (var i = random.nextInt(30); i > 0; i--) {
      filler.append(
          (char) (random.nextBoolean() ? 'a' + random.nextInt(26) : 0x4e00 + random.nextInt(900)));
    }
    return filler.toString();
  }

  private static Phrases phrases(String phrase) {
    return Phrases.of(List.of(new Phrases.Written(phrase.strip(), "")), Map.of('給', '给'));
  }

  private static Reading reading(String text) {
    return Reading.of(text, 0, text.length(), Map.of('給', '给'));
  }
}
