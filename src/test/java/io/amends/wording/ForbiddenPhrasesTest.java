package io.amends.wording;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.Shows;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The phrases of P12, and denying (P2), never leave the desk; other words are proposed. */
@Shows({"P2", "P12"})
class ForbiddenPhrasesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Well, I don't know. | I don't know",
        "en | Sorry, but that is not my business. | not my business",
        "en | I told you already that it takes three days. | I told you already",
        "en | You sent the photo, so why ask again? | why ask again",
        "en | That's how I am, sorry. | That's how I am",
        "en | The tracking is online, see for yourself. | see for yourself",
        "zh-Hans | 这个我不知道。 | 不知道",
        "zh-Hans | 这不关我的事，您找快递吧。 | 不关我的事",
        "zh-Hans | 都跟您说了三天能到。 | 都跟您说了",
        "zh-Hans | 说过了还问？ | 还问",
        "zh-Hans | 我就这样，您看着办。 | 我就这样",
        "zh-Hans | 物流信息您自己看吧。 | 自己看",
        "zh-Hans | 不可能，我们的货都是检查过的。 | 不可能",
        "zh-Hant | 這個我不知道。 | 不知道",
        "zh-Hant | 這不關我的事，請您找物流。 | 不關我的事",
        "zh-Hant | 都跟您說了三天會到。 | 都跟您說了",
        "zh-Hant | 我就這個態度。 | 我就這個態度",
        "zh-Hant | 物流進度您自己看。 | 自己看",
        "zh-Hant | 怎麼可能，我們出貨前都檢查過。 | 怎麼可能",
      })
  void what_never_leaves_the_desk_is_put_in_other_words(
      String language, String text, String phrase) {
    var backing = OnTheTable.in(language);
    var judged = OnTheTable.GUARD.judge(text, backing);

    assertThat(judged.verdict().stops()).as(text).isTrue();
    assertThat(judged.rewording()).isNotBlank().doesNotContain(phrase);
    assertThat(OnTheTable.GUARD.judge(judged.rewording(), backing).verdict().stops()).isFalse();
  }
}
