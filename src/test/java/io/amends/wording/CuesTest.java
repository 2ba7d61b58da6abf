package io.amends.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.dialog.yaml.FlowFiles;
import io.amends.remedy.Remedy;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CuesTest {

  @Test
  void what_ships_is_what_the_lines_teach() throws IOException {
    assertThat(Files.readAllLines(CueTraining.SHIPPED))
        .as("lines were added or the training was changed: run CueTraining")
        .isEqualTo(CueTraining.learnt(CueTraining.lines(file -> true)));
  }

  /** The cues have not seen the lot that they are tried on; the lists of words partly have. */
  @ParameterizedTest
  @CsvSource({"-5, 0.55, 3", "-4, 0.90, 6", "classes, 0.78, 20"})
  void lines_of_a_lot_that_was_left_out_are_told_apart(String lot, double floor, int falseAlarms) {
    var cues = Cues.of(CueTraining.learnt(CueTraining.lines(f -> !f.contains(lot))).stream());
    var guard = new WordingGuard(with(cues));
    var lines = CueTraining.lines(file -> file.contains(lot));
    var promises = lines.stream().filter(CueTraining.Line::isPromise).toList();
    var stopped =
        lines.stream()
            .filter(l -> !l.isPromise() && stops(guard, l))
            .map(CueTraining.Line::text)
            .toList();

    assertThat((double) promises.stream().filter(l -> stops(guard, l)).count() / promises.size())
        .isGreaterThanOrEqualTo(floor);
    assertThat(stopped).hasSizeLessThanOrEqualTo(falseAlarms);
  }

  @Test
  void what_no_list_knows_is_stopped_and_the_reason_quotes_what_speaks_for_a_promise() {
    var text = "Your wallet won't feel any of this.";
    var judged = OnTheTable.GUARD.judge(text, OnTheTable.in("en"));

    assertThat(judged.verdict()).isEqualTo(Verdict.BLOCK);
    assertThat(judged.reasons()).allMatch(r -> r.matches("reads as a promise by \"[^|<]+.*"));
    assertThat(OnTheTable.GUARD.judge(judged.rewording(), OnTheTable.in("en")).verdict().stops())
        .isFalse();
  }

  @Test
  void words_of_the_lists_in_what_reads_as_no_promise_are_let_go_but_money_is_not() {
    var backing = OnTheTable.in("zh-Hans");
    var harmless = "要是快递真弄丢了，由同事来定是补发还是退款";

    assertThat(OnTheTable.GUARD.judgeScript(harmless, backing).verdict()).isEqualTo(Verdict.BLOCK);
    assertThat(OnTheTable.GUARD.judge(harmless, backing).verdict()).isEqualTo(Verdict.PASS);
    assertThat(OnTheTable.GUARD.judge(harmless + "，再退您80元", backing).verdict())
        .isEqualTo(Verdict.BLOCK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A new kettle leaves the warehouse for you tonight.",
        "You'll receive a bonus pair of socks."
      })
  void goods_pass_where_goods_are_on_the_table_and_money_does_not(String goods) {
    var backing = with(Remedy.RESHIP);

    assertThat(OnTheTable.GUARD.judge(goods, OnTheTable.in("en")).verdict().stops()).isTrue();
    assertThat(OnTheTable.GUARD.judge(goods, backing).verdict().stops()).isFalse();
    assertThat(
            OnTheTable.GUARD
                .judge("All of it flows back to you by the weekend.", backing)
                .verdict()
                .stops())
        .isTrue();
  }

  /** What a flow promises is checked where it is read, and a replay must decide the same. */
  @Test
  void the_assistants_own_words_are_not_weighed() {
    var text = "Your wallet won't feel any of this.";

    assertThat(OnTheTable.GUARD.judgeScript(text, OnTheTable.in("en")).verdict())
        .isEqualTo(Verdict.PASS);
  }

  @Test
  void without_cues_the_lists_decide_alone() {
    var guard = new WordingGuard(with(Cues.none()));
    for (var line : CueTraining.linesOf("good-blind-5.txt")) {
      var backing = OnTheTable.in(line.language());
      assertThat(guard.judge(line.text(), backing))
          .isEqualTo(guard.judgeScript(line.text(), backing));
    }
  }

  @Test
  void a_number_is_read_by_what_it_is_beside_the_offer() {
    assertThat(tokens("We'll refund $50 of the $84, not $8 or $2", "en"))
        .containsSubsequence("<over>", "<fact>", "<offered>", "<less>");
    assertThat(tokens("退一半，不是八成，退30元，第5页？", "zh-Hans"))
        .containsSubsequence("<big-share>", "<offered>", "<number>", "<asks>");
  }

  @Test
  void a_file_that_cannot_be_read_is_told_by_its_line() {
    assertThatThrownBy(() -> Cues.of(Stream.of("# cue", "half back\t31\t2")))
        .hasMessageContaining("line 2")
        .hasMessageContaining("train them again");
  }

  private static boolean stops(WordingGuard guard, CueTraining.Line line) {
    return guard.judge(line.text(), OnTheTable.in(line.language())).verdict().stops();
  }

  private static List<String> tokens(String text, String language) {
    var rules = FlowFiles.shippedWording();
    var figures = new FigureCheck(rules);
    var reading = Reading.of(text, 0, text.length(), rules.same());
    return CueTokens.of(reading, figures.all(reading), figures, OnTheTable.in(language));
  }

  private static Backing with(Remedy remedy) {
    var here = OnTheTable.in("en");
    return new Backing(
        here.language(),
        "",
        here.currency(),
        here.paid(),
        Map.of(),
        false,
        Optional.empty(),
        here.facts(),
        Set.of(remedy),
        List.of(),
        List.of());
  }

  private static WordingRules with(Cues cues) {
    var rules = FlowFiles.shippedWording();
    return new WordingRules(
        rules.same(),
        rules.promises(),
        rules.numbers(),
        rules.forbidden(),
        rules.punished(),
        rules.warned(),
        rules.allowed(),
        rules.apologies(),
        rules.noContactsOn(),
        rules.instead(),
        cues);
  }
}
