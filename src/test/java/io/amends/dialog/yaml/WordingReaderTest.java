package io.amends.dialog.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import io.amends.dialog.InvalidFlowsException;
import io.amends.dialog.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guard's words, and the shipped set under them. */
class WordingReaderTest {

  private static final String FILE = "wording.yaml";
  private static final Map<String, String> SHIPPED = FlowSource.shipped();

  @Test
  void no_shipped_script_is_stopped() {
    assertThat(problems(SHIPPED)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "late-delivery.yaml | Waiting for a parcel | You get a full refund. Waiting for a parcel"
            + " | late-delivery.yaml:#  script late-delivery/sorry (en) would be stopped",
        "repair.yaml | You're welcome; | I don't know;"
            + " | repair.yaml:#  script repair/thanks-reply (en) would be stopped",
        "repair.yaml | 不客气， | 加微信， | (zh-Hans) would be stopped",
        "repair.yaml | 不客氣， | 給五星，發您紅包， | (zh-Hant) would be stopped",
        "shared.yaml | Which order is it? | Dear buyer of 宝贝, which order is it? | is punished by pdd"
      })
  void a_script_that_would_be_stopped_does_not_load(
      String file, String from, String to, String expected) {
    var line = 1 + (int) SHIPPED.get(file).lines().takeWhile(l -> !l.contains(from)).count();
    var told = expected.replace("#", Integer.toString(line));
    assertThat(problems(changed(file, from, to))).anyMatch(problem -> problem.contains(told));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "forbidden: | @ forbiden: | @ \"forbiden\" is no key of the guard's words",
        "tenner: 10 @ tenner: ten @ \"ten\" is no number. Write for example 50.",
        "reship: | @ reshp: | @ \"reshp\" is no remedy",
        "=> I'll find that out for you @ => @ nothing stands after =>. Write the words",
        "refund*, reimburs* @ …, reimburs* @ \"…\" would be found anywhere",
        "圆元 @ 圆元x @ \"圆元x\" is no pair",
        "“{first}” or “{second}”. @ “{first}” @ lacks {first} or {second}. Put both in",
        "We're looking after this @ We don't know @ \"plain\" would be stopped itself",
        "=> I'll find that out for you @ => see for yourself @ would be stopped itself",
        "kept-by: [gift, pass-on] @ kept-by: [gift, pas-on] @ \"pas-on\" is no remedy",
        "promises: a gift @ promise: a gift @ \"gift\" has no \"promises\". Add it.",
        "statement: yes @ statement: maybe @ \"statement\" is \"maybe\". Write yes or no.",
        "everywhere: | @ everywher: | @ has no \"everywhere\". Add the words"
      })
  void every_problem_has_its_place_and_a_remedy(String from, String to, String expected) {
    assertThat(problems(changed(FILE, from, to)))
        .anyMatch(
            problem ->
                problem.startsWith("dialog-flows/" + FILE + ":") && problem.contains(expected));
  }

  @Test
  void the_words_are_part_of_the_sets_hash() {
    var other = changed(FILE, "dunno", "search me");

    assertThat(FlowFiles.read(other, SampleSet.subjects()).hash())
        .isNotEqualTo(FlowFiles.read(SHIPPED, SampleSet.subjects()).hash());
  }

  @Test
  void a_set_from_before_the_guard_is_read_and_has_the_programs_words() {
    var before = new TreeMap<>(changed("repair.yaml", "You're welcome;", "I don't know;"));
    before.remove(FILE);

    assertThat(FlowFiles.read(before, SampleSet.subjects()).guard().rules())
        .isSameAs(FlowFiles.shippedWording());
  }

  @Test
  void words_from_before_undertakings_are_read() {
    var before = new TreeMap<>(SHIPPED);
    var words = SHIPPED.get(FILE).lines().toList();
    var kept = new StringBuilder();
    var skipped = false;
    for (var line : words) {
      if (line.startsWith("  ") && line.charAt(2) != ' ' && line.charAt(2) != '#') {
        skipped = line.matches("  (undertakings|shop|effort|limit|deny):.*");
      }
      kept.append(skipped ? "" : line + "\n");
    }
    before.put(FILE, kept.toString());

    assertThat(kept.toString()).doesNotContain("undertakings").contains("shares:");
    assertThat(problems(before)).isEmpty();
  }

  @Test
  void the_table_of_characters_is_that_of_opencc() {
    var same = SameCharacters.with("");
    for (char c = '\u4e00'; c <= '\u9fff'; c++) {
      var simple = ZhConverterUtil.toSimple(c);
      var differs =
          simple != null
              && !simple.isEmpty()
              && simple.get(0).length() == 1
              && !simple.contains(Character.toString(c));
      assertThat(same.containsKey(c)).as(Character.toString(c)).isEqualTo(differs);
    }
  }

  private static Map<String, String> changed(String file, String from, String to) {
    var files = new TreeMap<>(SHIPPED);
    assertThat(files.get(file).contains(from)).as(from).isTrue();
    files.put(
        file,
        files
            .get(file)
            .replaceFirst(
                java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to)));
    return files;
  }

  private static List<String> problems(Map<String, String> files) {
    try {
      FlowFiles.read(files, SampleSet.subjects());
      return List.of();
    } catch (InvalidFlowsException invalid) {
      return invalid.problems().stream().map(Problem::toString).toList();
    }
  }
}
