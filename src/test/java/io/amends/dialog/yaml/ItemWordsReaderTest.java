package io.amends.dialog.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.amends.dialog.FlowBook;
import io.amends.dialog.InvalidFlowsException;
import io.amends.dialog.Problem;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A shop's own words of items. */
class ItemWordsReaderTest {

  private static final String FILE = "items.yaml";
  private static final Map<String, String> SHIPPED = FlowSource.shipped();

  @Test
  void words_are_parted_by_commas_of_both_kinds_and_by_lines() {
    var words = read(changed("after-size: 码, 号, 寸", "after-size: 码， 號、cm")).items();

    assertThat(words.afterSize()).containsExactlyInAnyOrder("码", "號", "cm");
    assertThat(words.plain()).contains("a", "all", "颜色", "一件").doesNotContain("");
    assertThat(words.endings()).hasSize(24).contains("子", "的");
    assertThat(words.beforeSize()).containsExactly("size");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "between: 的 @ betwen: 的 @ \"betwen\" is no key of the words of items",
        "between: 的 @ # none @ the words of items has no \"between\". Add it.",
        "before-size: size @ before-size: { a: size } @ \"before-size\" is no single word or text"
      })
  void every_problem_has_its_place_and_a_remedy(String from, String to, String expected) {
    var invalid = catchThrowableOfType(InvalidFlowsException.class, () -> read(changed(from, to)));

    assertThat(invalid.problems().stream().map(Problem::toString))
        .anyMatch(each -> each.startsWith("dialog-flows/" + FILE + ":") && each.contains(expected));
  }

  @Test
  void a_set_without_the_file_has_the_programs_words() {
    var before = new TreeMap<>(SHIPPED);
    before.remove(FILE);

    assertThat(read(before).items()).isSameAs(FlowFiles.shippedItems());
  }

  @Test
  void the_words_are_part_of_the_sets_hash() {
    assertThat(read(changed("after-size: 码", "after-size: cm, 码")).hash())
        .isNotEqualTo(read(SHIPPED).hash());
  }

  private static FlowBook read(Map<String, String> files) {
    return FlowFiles.read(files, SampleSet.subjects());
  }

  private static Map<String, String> changed(String from, String to) {
    var files = new TreeMap<>(SHIPPED);
    assertThat(files.get(FILE)).contains(from);
    files.put(FILE, files.get(FILE).replace(from, to));
    return files;
  }
}
