package io.amends.conversation;

import static io.amends.conversation.Says.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.Shows;
import io.amends.commerce.Orders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One question at a time, and never one that was answered already (P5). */
@Shows("P5")
class ToldAlreadyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Your agent hung up on me twice yesterday and never called back | true",
        "你们客服昨天挂了我两次电话，说好回电也没有回 | true",
        "客服昨天掛了我兩次電話，說好回電也沒有回 | true",
        "Your agent was rude | false",
        "客服态度太差了 | false"
      })
  void what_happened_is_asked_of_whoever_has_not_told_it(String first, boolean told) {
    var run = Run.at(Orders.NOW).with(Orders.delivered().order());

    run.hears(first, says("service-attitude", "complain"));

    assertThat(run.state().matter().question()).isEqualTo(told ? "order" : Slots.STORY);
    if (told) {
      assertThat(run.state().matter().slot(Slots.STORY)).contains(first);
    } else {
      run.hears("He hung up on me", says("inform"));
      assertThat(run.state().matter().slot(Slots.STORY)).contains("He hung up on me");
    }
  }
}
