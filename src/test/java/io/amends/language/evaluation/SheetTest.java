package io.amends.language.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SheetTest {

  private static final String HOSTILE =
      "<script>alert('x')</script> & \"so\" \u001b[31mred\n\u202E";

  private final Sheet sheet =
      Evaluation.ofMessages(
          List.of("about " + HOSTILE), List.of(Lines.line(HOSTILE, "refund", 0, "", 3)), true);

  @Test
  void a_page_shows_what_customers_wrote_and_does_nothing_of_it() {
    assertThat(sheet.html())
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;so&quot;")
        .doesNotContain("<script", "\u001b", "\u202E");
  }

  @Test
  void a_page_needs_nothing_from_elsewhere() {
    assertThat(sheet.html())
        .startsWith("<!doctype html>")
        .contains("<html lang=\"en\">", "color-scheme: light dark", "default-src 'none'")
        .doesNotContain("http:", "https:", "src=", "@import", "url(");
  }

  @Test
  void a_terminal_is_not_commanded() {
    assertThat(sheet.text()).contains("alert('x')").doesNotContain("\u001b", "\u202E");
  }

  @Test
  void columns_are_aligned_by_what_is_seen() {
    var table = new Table("Words", 1, "word", "n").row("退款", 5).row("ten", 10);

    assertThat(new Sheet("Title", List.of(), List.of(table)).text())
        .isEqualTo("Title\n\nWords\n  word   n\n  退款   5\n  ten   10\n");
  }
}
