package io.amends.language.opennlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.language.Pending;
import io.amends.language.Topic;
import io.amends.language.Understanding;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class InContextTest {

  private static final Set<String> OF_CONTEXT =
      Set.of("choose-first", "choose-second", "choose-either", "affirm", "deny", "counter-offer");
  private static final Pending ENGLISH =
      new Pending.Options(List.of("A 10 USD coupon", "Return for a refund"));
  private static final Pending CHINESE =
      new Pending.Options(List.of("10\u5143\u4F18\u60E0\u5238", "\u9000\u8D27\u9000\u6B3E"));

  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "/language/answers.csv", delimiter = '|', numLinesToSkip = 1)
  void answers_to_a_pair_of_options(String text, String expected) {
    var isLatin = text.chars().noneMatch(c -> Letters.isHan((char) c));

    assertThat(contextual(Trained.understand(text, isLatin ? ENGLISH : CHINESE)))
        .isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "/language/yes-or-no.csv", delimiter = '|', numLinesToSkip = 1)
  void answers_to_a_question(String text, String expected) {
    assertThat(contextual(Trained.understand(text, new Pending.Question("solved"))))
        .isEqualTo(expected);
  }

  /** A new one is a new one, whether the old one goes back or never came. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "I'd like a new one|Send it again|choose-first",
        "send me another|Exchange it|choose-first",
        "please replace it|Send it again|choose-first",
        "再寄一個|換一件新的|choose-first",
        "換個新的|重新寄送一份|choose-first",
        "I don't want a new one|Send it again|deny"
      })
  void another_one_is_what_is_on_the_table(String row) {
    var parts = row.split("[|]");
    var money = parts[1].matches(".*[a-z].*") ? "Full refund" : "全額退款";

    var understood = Trained.understand(parts[0], new Pending.Options(List.of(parts[1], money)));

    assertThat(contextual(understood)).isEqualTo(parts[2]);
  }

  /** Who does not know has said neither yes nor no, and chosen nothing. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "/language/unsure.csv", delimiter = '|', numLinesToSkip = 1)
  void not_knowing_is_no_answer(String asked, String text, String unsure) {
    var isLatin = text.chars().noneMatch(c -> Letters.isHan((char) c));
    var options = isLatin ? ENGLISH : CHINESE;
    var pending = asked.equals("pair") ? options : new Pending.Question(asked);

    var understood = Trained.understand(text, pending);

    var isUnsure = understood.topic(Topic.ANSWER).filter(Topic.UNSURE::equals).isPresent();
    assertThat(isUnsure).isEqualTo(unsure.equals("yes"));
    if (isUnsure) {
      assertThat(contextual(understood)).isEmpty();
    }
  }

  /** A question about an option is no choice; a wish that is put as a question is one. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "/language/asking.csv", delimiter = '|', numLinesToSkip = 1)
  void asking_about_an_option_chooses_none(String text, String asks) {
    var isLatin = text.chars().noneMatch(c -> Letters.isHan((char) c));

    var understood = Trained.understand(text, isLatin ? ENGLISH : CHINESE);

    var isQuestion = understood.topic(Topic.ANSWER).filter(Topic.ASKS::equals).isPresent();
    assertThat(isQuestion).isEqualTo(asks.equals("yes"));
    assertThat(contextual(understood).contains("choose")).isEqualTo(!isQuestion);
  }

  @ParameterizedTest
  @ValueSource(strings = {"6638201574", "1001", "A-1009", "it's 13812345678"})
  void a_bare_number_is_the_orders_when_it_was_asked_for(String text) {
    var understood = Trained.understand(text, new Pending.Question("order"));

    assertThat(understood.entity("order-number")).isPresent();
    assertThat(understood.entity("phone")).isEmpty();
    assertThat(understood.hasAct("inform")).isTrue();
  }

  @Test
  void a_bare_phone_number_is_no_order_number_unless_asked_for() {
    assertThat(Trained.understand("13812345678").entity("order-number")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "the first", "first", "b"})
  void nothing_is_chosen_where_nothing_was_offered(String text) {
    assertThat(contextual(Trained.understand(text))).doesNotContain("choose");
  }

  @Test
  void an_explicit_choice_is_kept() {
    assertThat(Trained.understand("\u9009\u7B2C\u4E8C\u4E2A\u65B9\u6848").hasAct("choose-second"))
        .isTrue();
  }

  @Test
  void what_is_wanted_in_place_of_both_becomes_a_request() {
    var understood = Trained.understand("neither, I want an exchange", ENGLISH);

    assertThat(understood.hasRequest("exchange")).isTrue();
    assertThat(understood.requests().get(0).code()).isEqualTo("exchange");
  }

  private static String contextual(Understanding understood) {
    var acts = new TreeSet<>(Trained.acts(understood));
    acts.retainAll(OF_CONTEXT);
    if (acts.stream().anyMatch(act -> act.startsWith("choose"))) {
      acts.removeIf(act -> act.equals("affirm")); // a choice says yes as well, or not
    }
    return String.join(" ", acts);
  }
}
