package io.amends.language.opennlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.amends.language.Entity;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WordFilesTest {

  private static final String ORDER = "patterns/order-number.yaml";
  private static final String TRACKING = "patterns/tracking-number.yaml";

  @Test
  void a_missing_file_is_named() {
    var files = new TreeMap<>(Trained.FOLDER.words());
    files.remove(TRACKING);

    assertThat(problems(files))
        .anySatisfy(p -> assertThat(p).startsWith(TRACKING + ":1  is missing"));
  }

  @Test
  void an_example_that_nothing_matches_is_named() {
    assertThat(problems(with("matches: |\n  A-[0-9]{4}\nexamples: |\n  A-1009\n  B-1009")))
        .containsExactly(
            ORDER + ":7  is matched by nothing under \"matches\". Correct one of them");
  }

  @Test
  void a_shape_that_repeats_without_bound_is_refused() {
    assertThat(problems(with("matches: |\n  [0-9]+\nexamples: |\n")))
        .containsExactly(ORDER + ":4  repeats without a bound. Write {1,20} in place of + or *");
  }

  @Test
  void a_shape_that_is_no_expression_is_refused() {
    assertThat(problems(with("matches: |\n  [0-9\nexamples: |\n")))
        .singleElement()
        .asString()
        .startsWith(ORDER + ":4  is not a regular expression");
  }

  @Test
  void a_shop_can_have_order_numbers_of_its_own() {
    var files = with("matches: |\n  W[0-9]{3}/[0-9]{2}\nexamples: |\n  W123/45");
    var words = Words.read(Scripts.fromOpenCc(), files);

    assertThat(words.read("it was w123/45 I think", Trained.AT.toLocalDate()).entities())
        .singleElement()
        .satisfies(
            order -> {
              assertThat(order.type()).isEqualTo("order-number");
              assertThat(order.value()).isEqualTo("W123/45");
            });
  }

  @Test
  void a_shop_can_name_the_shape_of_its_skus() {
    var files = new TreeMap<>(Trained.FOLDER.words());
    files.put(
        "patterns/sku.yaml",
        "about: Ours.\ntype: sku\nmatches: |\n  [A-Z]{2,4}-[0-9]{2}\nexamples: |\n  MUG-01\n");
    var words = Words.read(Scripts.fromOpenCc(), files);
    var today = Trained.AT.toLocalDate();

    assertThat(words.read("那个mug-01坏了", today).entities())
        .containsExactly(new Entity("sku", "mug-01", 2, 8, "MUG-01", ""));
    assertThat(words.read("order E20261103001", today).entities())
        .extracting(Entity::type)
        .containsExactly("order-number");
    assertThat(Trained.WORDS.read("那个mug-01坏了", today).entities()).isEmpty();
  }

  @Test
  void an_unknown_issue_in_the_lexicon_is_named() {
    var files = new TreeMap<>(Trained.FOLDER.words());
    files.merge("lexicons/complaints.yaml", "late-delivry:\n  1: |\n    late\n", String::concat);

    assertThat(problems(files))
        .singleElement()
        .asString()
        .contains("does not know \"late-delivry\". Did you mean \"late-delivery\"?");
  }

  private static TreeMap<String, String> with(String shapes) {
    var files = new TreeMap<>(Trained.FOLDER.words());
    files.put(ORDER, "about: Ours.\ntype: order-number\n" + shapes);
    return files;
  }

  private static List<String> problems(TreeMap<String, String> files) {
    return catchThrowableOfType(
            InvalidIntentsException.class, () -> Words.read(Scripts.fromOpenCc(), files))
        .problems();
  }
}
