package io.amends.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the words that come with the program. */
class WordingGuardTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I don't know.",
        "That is not my business.",
        "I told you already!",
        "Why ask again?",
        "That's how I am.",
        "See for yourself, please.",
        "我不知道。",
        "这不关我的事。",
        "這不關我的事。",
        "都跟您说了，怎么又问？",
        "都跟您說了，怎麼又問？",
        "我就这样。",
        "我就這樣。",
        "您自己看。",
        "不　知　道！"
      })
  void phrases_that_never_leave_the_desk_are_put_right(String text) {
    var judged = judge(text, "");

    assertThat(judged.verdict()).isEqualTo(Verdict.REWRITE);
    assertThat(judged.reasons().get(0)).contains("never leaves the desk");
    assertThat(judged.rewording()).isNotBlank().isNotEqualTo(text);
    assertThat(judge(judged.rewording(), "").verdict()).isEqualTo(Verdict.PASS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "您加微信聊吧。",
        "您加-微.信聊吧。",
        "您加 Ｖ Ｘ 聊吧。",
        "您加薇聊吧。",
        "請加微信聊。",
        "加 ❤ 微 信 发您",
        "加\u200b微\u200d信",
        "好评返现五块",
        "好 評 返 現",
        "給五星，發您紅包。",
        "Add me on WhatsApp.",
        "Please add me on  Whats\u200bApp!",
        "5 stars for a coupon?",
        "Please remove your review."
      })
  void what_marketplaces_punish_is_put_right_everywhere(String text) {
    var judged = judge(text, "taobao");

    assertThat(judged.verdict().stops()).isTrue();
    assertThat(judge(judged.rewording(), "taobao").verdict().stops()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "pdd, 这款宝贝有货。, taobao",
    "taobao, 拼多多上也有。, pdd",
    "ebay, Please leave positive feedback., widget",
    "amazon, Could you write a review?, ebay",
    "jd, 您去淘宝看看。, taobao"
  })
  void a_word_is_punished_where_it_is_punished(String there, String text, String elsewhere) {
    assertThat(judge(text, there).verdict()).isEqualTo(Verdict.REWRITE);
    assertThat(judge(text, elsewhere).verdict()).isEqualTo(Verdict.PASS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "您好，这笔扣款是银行的。",
        "最近订单多，慢了一些。",
        "第一次买的人都会问。",
        "第一时间告诉您。",
        "您是用微信支付的，对吗？",
        "評價由您自己決定。",
        "You don't know the size yet, do you?",
        "不知道您方便吗？"
      })
  void harmless_words_that_look_alike_pass(String text) {
    for (var marketplace : new String[] {"", "taobao", "jd", "ebay"}) {
      assertThat(judge(text, marketplace).verdict()).as(marketplace).isEqualTo(Verdict.PASS);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "打 138 1234 5678 找我。",
        "打１３８１２３４５６７８找我。",
        "Call +1 650 555 1234.",
        "Mail me at anna@shop.example.com",
        "See www.shop.example"
      })
  void contacts_are_stopped_on_a_marketplace_and_nowhere_else(String text) {
    assertThat(judge(text, "taobao").verdict()).isEqualTo(Verdict.BLOCK);
    assertThat(judge(text, "widget").verdict().stops()).isFalse();
  }

  @Test
  void the_number_of_the_order_is_no_telephone_number() {
    assertThat(judge("订单202611100108在路上。", "taobao").verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void words_that_are_only_looked_at_go_out() {
    var judged = judge("这是最好的灯。", "");

    assertThat(judged.verdict()).isEqualTo(Verdict.WARN);
    assertThat(judged.reasons()).isNotEmpty();
    assertThat(judged.rewording()).isEqualTo("这是最好的灯。");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Dear {name}", "{{order}} is there", "您的{订单}到了", "Hello ${name}", "%s"})
  void what_nobody_filled_in_is_stopped(String text) {
    assertThat(judge(text, "").verdict()).isEqualTo(Verdict.BLOCK);
  }

  @Test
  void a_title_is_quoted_and_no_promise() {
    var backing = OnTheTable.in("en");
    var quoting =
        new Backing(
            "en",
            "",
            backing.currency(),
            backing.paid(),
            backing.offered(),
            false,
            backing.ceiling(),
            backing.facts(),
            backing.remedies(),
            java.util.List.of("100% free voucher book"),
            backing.options());

    assertThat(OnTheTable.GUARD.judge("Your “100% free voucher book” has shipped.", quoting))
        .extracting(Judgement::verdict)
        .isEqualTo(Verdict.PASS);
    assertThat(OnTheTable.GUARD.judge("Your 100% free voucher books: a full refund.", quoting))
        .extracting(Judgement::verdict)
        .isEqualTo(Verdict.BLOCK);
  }

  @Test
  void any_text_at_all_is_judged() {
    for (var text :
        new String[] {"", " ", "\uD800", "％", "\u0000", "，", "…", "{", "a".repeat(9_000)}) {
      assertThat(judge(text, "").rewording()).isNotNull();
    }
  }

  private static Judgement judge(String text, String marketplace) {
    var language = text.chars().anyMatch(c -> c > 0x3000) ? "zh-Hans" : "en";
    return OnTheTable.GUARD.judge(text, OnTheTable.on(marketplace, language));
  }
}
