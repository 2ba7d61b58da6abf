package io.amends.wording;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.remedy.Remedy;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promises by what they are made of, with the words that come with the program. */
class UndertakingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Our company absorbs the postage. | to bear a cost",
        "The postage, we absorb it. | to bear a cost",
        "邮资由我们承担。 | to bear a cost",
        "I'm mailing a substitute. | another piece",
        "我再寄您一盏。 | another piece",
        "We slip a mug into your parcel. | a gift",
        "您的保固幫您延到後年。 | a service",
        "The entire sum comes back to you, refunded by us. | all of it back",
        "破例给您办。 | an exception from the rules"
      })
  void the_reason_says_what_is_promised(String text, String promised) {
    var judged = judge(text, OnTheTable.in(language(text)));

    assertThat(judged.verdict()).isEqualTo(Verdict.BLOCK);
    assertThat(judged.reasons()).anyMatch(r -> r.contains(promised + ", and that is not on offer"));
    assertThat(judge(judged.rewording(), OnTheTable.in(language(text))).verdict())
        .isEqualTo(Verdict.PASS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"I'm mailing a substitute.", "我再寄您一盏。", "邮资由我们承担。"})
  void what_keeps_it_lets_it_pass(String text) {
    var here = OnTheTable.in(language(text));
    var reship =
        new Backing(
            here.language(),
            "",
            here.currency(),
            here.paid(),
            here.offered(),
            false,
            here.ceiling(),
            here.facts(),
            Set.of(Remedy.RESHIP),
            List.of(),
            here.options());

    assertThat(judge(text, reship).verdict()).isEqualTo(Verdict.PASS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I'm afraid we can't absorb the postage.",
        "You asked us to absorb the postage.",
        "邮资我们承担不了。",
        "您希望我们承担邮资，对吗？",
        "您说“邮资你们承担”，我记下了。",
        "We guarantee that somebody reads it.",
        "我们保证认真看。"
      })
  void a_refusal_a_report_and_care_are_no_promise(String text) {
    assertThat(judge(text, OnTheTable.in(language(text))).reasons()).isEmpty();
  }

  @Test
  void a_limit_that_is_named_is_an_offer() {
    assertThat(judge("三十五，不能再高了。", OnTheTable.in("zh-Hans")).verdict().stops()).isTrue();
    assertThat(judge("I can't go higher than $50.", OnTheTable.in("en")).verdict().stops())
        .isTrue();
    assertThat(judge("I can't go higher than $8.", OnTheTable.in("en")).verdict().stops())
        .isFalse();
  }

  private static Judgement judge(String text, Backing backing) {
    return OnTheTable.GUARD.judge(text, backing);
  }

  private static String language(String text) {
    return text.chars().anyMatch(c -> c > 0x3000) ? "zh-Hans" : "en";
  }
}
