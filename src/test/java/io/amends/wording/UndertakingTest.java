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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We never waived the postage.",
        "我们这边还没有退过全款。",
        "We haven't sent a new lamp.",
        "Thanks for giving us another chance.",
        "谢谢您再给我们一次机会。",
        "You paid the full amount by card.",
        "您是刷卡全额付的。",
        "I'll pass on that you'd like half of it back.",
        "A colleague said you would get a new lamp.",
        "要是能给您寄新的就好了。",
        "Orders over $50 ship on Fridays, a coupon counts, too.",
        "There's no charge for asking us.",
        "We pay the bank, the postage we can't."
      })
  void neither_are_a_denial_a_gift_to_us_a_payment_and_a_wish(String text) {
    assertThat(judge(text, OnTheTable.in(language(text))).verdict()).isEqualTo(Verdict.PASS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "You won't see a bill for the repair.",
        "You asked for half of it back and I'll refund it.",
        "As you asked I'll refund everything.",
        "您把小票拍给我，我给您冲掉。",
        "你唔使畀运费。",
        "Your money's on its way home.",
        "We never waive fees, but I'll waive your postage."
      })
  void what_is_ours_is_a_promise_though_others_speak_of_it(String text) {
    assertThat(judge(text, OnTheTable.in(language(text))).verdict()).isEqualTo(Verdict.BLOCK);
  }

  @Test
  void what_is_asked_about_their_wish_is_warned_of_but_an_amount_is_stopped() {
    assertThat(judge("Between the coupon and the eight dollars, which is it?", OnTheTable.in("en")))
        .satisfies(judged -> assertThat(judged.verdict()).isEqualTo(Verdict.WARN))
        .satisfies(judged -> assertThat(judged.reasons()).isNotEmpty());
    assertThat(judge("Which is it, shall I refund you $60?", OnTheTable.in("en")).verdict())
        .isEqualTo(Verdict.BLOCK);
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
