package io.amends.language.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.language.Entity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures that can be reckoned by hand. */
class FiguresTest {

  private static final List<Judged> LINES =
      List.of(
          Lines.line("refund ask", 0, "refund ask", 0),
          Lines.line("refund ask", 1, "return ask", 3),
          Lines.line("return ask", 2, "", 2),
          Lines.line("ask", 4, "exchange ask", 1));

  @Test
  void a_head_is_scored_over_all_its_codes() {
    var scores = Codes.sum(List.of(new Score(1, 0, 0), new Score(0, 1, 1), new Score(0, 1, 1)));

    assertThat(scores.precision()).isEqualTo(1 / 3.0);
    assertThat(scores.recall()).isEqualTo(1 / 3.0);
    assertThat(scores.f1()).isEqualTo(1 / 3.0);
  }

  @Test
  void a_code_is_scored_by_itself() {
    assertThat(row("Codes", "request", "refund"))
        .containsExactly("request", "refund", "2", "1", "1.000", "0.500", "0.667");
    assertThat(row("Codes", "request", "exchange"))
        .containsExactly("request", "exchange", "0", "1", "0.000", "0.000", "0.000");
    assertThat(row("Codes", "act", "ask"))
        .containsExactly("act", "ask", "4", "3", "1.000", "0.750", "0.857");
  }

  @Test
  void a_confusion_is_what_was_answered_where_another_was_right() {
    assertThat(table("Confusions").rows())
        .contains(
            List.of("request", "refund", "return", "1"),
            List.of("request", "return", "nothing", "1"),
            List.of("request", "nothing", "exchange", "1"),
            List.of("act", "ask", "nothing", "1"));
  }

  @Test
  void emotion_is_exact_or_near_and_the_upset_are_found() {
    assertThat(row("Emotion", "exact")).element(2).asString().startsWith("0.500 [");
    assertThat(row("Emotion", "within one")).element(2).asString().startsWith("0.500 [");
    assertThat(row("Emotion", "upset")).element(2).asString().startsWith("0.500 [");
    assertThat(row("Emotion", "calm")).element(2).asString().startsWith("0.500 [");
    assertThat(row("Emotion, found where right", "4"))
        .containsExactly("4", "0", "1", "0", "0", "0");
  }

  @Test
  void an_entity_is_right_by_its_type_and_words() {
    var lines =
        List.of(
            Lines.named(
                List.of(new Message.Named("date", "today"), new Message.Named("amount", "$5")),
                List.of(
                    new Entity("date", "today", 0, 5, "2026-11-05", ""),
                    new Entity("amount", "5", 0, 1, "5", ""),
                    new Entity("quantity", "5", 0, 1, "5", ""))));
    var entities =
        Findings.tables(lines).stream()
            .filter(table -> table.caption().equals("Entities"))
            .findFirst()
            .orElseThrow();

    assertThat(entities.rows())
        .containsExactly(
            List.of("amount", "1", "1", "0.000", "0.000", "0.000"),
            List.of("date", "1", "1", "1.000", "1.000", "1.000"),
            List.of("all", "2", "2", "0.500", "0.500", "0.500"));
  }

  @Test
  void what_the_model_is_surest_of_comes_first() {
    var lines =
        List.of(
            Lines.sure("", "refund:0.6"),
            Lines.sure("return", "refund:0.9", "return:0.2"),
            Lines.sure("repair", "repair:0.1"));
    var tables = new Mistakes(lines).surest(2);

    assertThat(tables.get(0).rows())
        .extracting(row -> row.get(2))
        .containsExactly("0.900", "0.600");
    assertThat(tables.get(1).rows())
        .extracting(row -> row.get(1))
        .containsExactly("repair", "return");
  }

  @Test
  void the_same_answers_give_the_same_sheet() {
    var about = List.of("four lines");

    assertThat(Evaluation.ofMessages(about, LINES, true).text())
        .isEqualTo(Evaluation.ofMessages(about, LINES, true).text());
    assertThat(Evaluation.ofLeftOut(about, LINES).html())
        .isEqualTo(Evaluation.ofLeftOut(about, LINES).html());
  }

  private static Table table(String caption) {
    return Evaluation.ofMessages(List.of(), LINES, true).tables().stream()
        .filter(table -> table.caption().equals(caption))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> row(String caption, String... starts) {
    return table(caption).rows().stream()
        .filter(
            row -> {
              for (int c = 0; c < starts.length; c++) {
                if (!row.get(c).startsWith(starts[c])) {
                  return false;
                }
              }
              return true;
            })
        .findFirst()
        .orElseThrow();
  }
}
