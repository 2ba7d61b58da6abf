package io.amends.wording;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.commerce.Money;
import io.amends.remedy.Remedy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random offers, and amounts and shares around them in every notation: nothing above the offer
 * passes, and what is within it does. A failure names its seed and the text.
 */
class OverPromiseTest {

  private static final int SEEDS = 8;
  private static final int CASES =
      "long".equals(System.getProperty("amends.scale")) ? 1_000_000 : 20_000;

  private static final List<String> CHINESE =
      List.of(
          "我给您退%s。",
          "这样吧，退您%s，东西留着。",
          "%s退给您，好吗？",
          "补偿您%s，您看行不行？",
          "您好，我们赔%s给您",
          "我幫您退%s。",
          "退款金額是%s，稍後處理。",
          "再说一遍：退您%s！",
          "东西您留着用，我们退%s给您。");
  private static final List<String> ENGLISH =
      List.of(
          "We'll refund you %s.",
          "I can give you %s back.",
          "Let me refund %s to you.",
          "You keep it, and we give you back %s.",
          "How about a refund of %s?",
          "I'm sorry. You'll get %s back from us!",
          "We can compensate you with %s.");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void nothing_above_the_offer_passes_and_what_is_within_does(long seed) {
    var random = new Random(seed);
    var passed = new ArrayList<String>();
    var stopped = new ArrayList<String>();
    for (var i = 0; i < CASES / SEEDS; i++) {
      one(random, passed, stopped);
    }
    assertThat(passed).as("over-promises that passed").isEmpty();
    assertThat(stopped).as("promises within the offer that were stopped").isEmpty();
  }

  private static void one(Random random, List<String> passed, List<String> stopped) {
    var chinese = random.nextBoolean();
    var currency = chinese ? "CNY" : List.of("USD", "EUR", "CNY").get(random.nextInt(3));
    var paid = 20 + random.nextInt(2000);
    var offer = 1 + random.nextInt(paid * 3 / 10);
    var backing = backing(chinese ? "zh-Hans" : "en", currency, paid, offer);
    var patterns = chinese ? CHINESE : ENGLISH;
    var pattern = patterns.get(random.nextInt(patterns.size()));
    var isShare = random.nextInt(4) == 0;
    var over = random.nextBoolean();
    String promise;
    if (isShare) {
      var most = offer * 100 / paid;
      if (!over && most == 0) {
        return;
      }
      var percent = over ? most + 1 + random.nextInt(100 - most) : 1 + random.nextInt(most);
      promise = Notations.share(percent, chinese, random);
    } else {
      var value = over ? offer + 1 + random.nextInt(9 * offer) : 1 + random.nextInt(offer);
      promise = Notations.amount(value, currency, chinese, random);
    }
    var text = Notations.disguised(String.format(pattern, promise), random);
    var stops = OnTheTable.GUARD.judge(text, backing).verdict().stops();
    var what = text + "  (" + offer + " of " + paid + " " + currency + ")";
    if (over && !stops) {
      passed.add(what);
    } else if (!over && stops) {
      stopped.add(what + OnTheTable.GUARD.judge(text, backing).reasons());
    }
  }

  private static Backing backing(String language, String currency, int paid, int offer) {
    return new Backing(
        language,
        "",
        currency,
        Optional.of(Money.of(BigDecimal.valueOf(paid), currency)),
        Map.of(Remedy.PARTIAL_REFUND, Money.of(BigDecimal.valueOf(offer), currency)),
        false,
        Optional.empty(),
        List.of(Money.of(BigDecimal.valueOf(paid), currency)),
        Set.of(Remedy.PARTIAL_REFUND),
        List.of(),
        List.of());
  }
}
