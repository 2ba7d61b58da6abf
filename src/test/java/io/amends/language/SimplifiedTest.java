package io.amends.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import org.junit.jupiter.api.Test;

class SimplifiedTest {

  @Test
  void every_pair_is_what_opencc_says() {
    for (int i = 0; i < Simplified.PAIRS.length(); i += 2) {
      var traditional = Simplified.PAIRS.substring(i, i + 1);
      var simplified = Simplified.PAIRS.substring(i + 1, i + 2);
      assertThat(ZhConverterUtil.toSimple(traditional.charAt(0))).contains(simplified);
    }
  }

  @Test
  void everything_keeps_its_place() {
    assertThat(Simplified.of("防潑水後背包 ＭＵＧ\u3000𠮷É")).isEqualTo("防泼水后背包 mug 𠮷é");
  }
}
