package io.amends.language.opennlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IntentFilesTest {

  private static final String GOOD =
      """
      about: Money back.
      utterances: |
        give me my money back => refund ask 1

        a => b, they say: # "refund" => refund 0
      heldout: |
        I want a refund => refund ask 2
      """;

  @Test
  void lines_are_read_with_labels_emotion_and_place() {
    var files = IntentFiles.read(Map.of("refund.yaml", GOOD));

    assertThat(files.utterances())
        .containsExactly(
            new Utterance("give me my money back", Set.of("refund", "ask"), 1, "refund.yaml", 3),
            new Utterance("a => b, they say: # \"refund\"", Set.of("refund"), 0, "refund.yaml", 5));
    assertThat(files.heldout())
        .containsExactly(
            new Utterance("I want a refund", Set.of("refund", "ask"), 2, "refund.yaml", 7));
  }

  @Test
  void a_wrong_label_is_named_with_its_line_and_the_one_that_was_meant() {
    assertThat(problems("utterances: |\n  give it back => refnd 1"))
        .containsExactly("a.yaml:3  has the unknown label \"refnd\". Did you mean \"refund\"?");
  }

  @Test
  void a_line_without_emotion_or_labels_is_named() {
    assertThat(problems("utterances: |\n  give it back => refund\n  give it back\n  x => refund 5"))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("a.yaml:3  ends with \"refund\", not with the"),
            second -> assertThat(second).startsWith("a.yaml:4  has no labels."),
            third -> assertThat(third).startsWith("a.yaml:5  ends with \"5\", not with the"));
  }

  @Test
  void a_label_given_twice_is_named() {
    assertThat(problems("utterances: |\n  x => refund refund 1"))
        .containsExactly("a.yaml:3  has the label \"refund\" twice. Remove one");
  }

  @Test
  void a_repeated_line_is_named_whatever_its_case_and_width() {
    assertThat(problems("utterances: |\n  Refund me => refund 1\n  \uFF32efund  ME => refund 1"))
        .containsExactly("a.yaml:4  repeats a.yaml:3. Remove one of them");
  }

  @Test
  void a_line_both_trained_on_and_held_out_is_named() {
    assertThat(problems("utterances: |\n  x y => refund 1\nheldout: |\n  X y => refund 1"))
        .containsExactly("a.yaml:5  is held out, but trained on at a.yaml:3. Remove one of them");
  }

  @Test
  void unknown_and_missing_keys_are_named() {
    assertThat(problems("utterence: |\n  x => refund 1"))
        .containsExactly(
            "a.yaml:2  does not know \"utterence\". Did you mean \"utterances\"?",
            "a.yaml:1  has no \"utterances:\". Add it");
  }

  @Test
  void a_tab_is_named() {
    assertThat(problems("utterances: |\n  x\t=> refund 1"))
        .containsExactly("a.yaml:3  has a tab. Use blanks");
  }

  @Test
  void words_without_a_block_are_named() {
    assertThat(problems("utterances: x"))
        .containsExactly("a.yaml:2  needs a block. Write \"|\" after the colon");
  }

  @Test
  void what_is_not_yaml_is_named_with_its_line() {
    assertThat(problems("utterances: |\n  x => refund 1\n nonsense: [")).hasSize(1);
  }

  @Test
  void all_problems_of_all_files_are_told_at_once() {
    var files = new TreeMap<String, String>();
    files.put("a.yaml", "about: A.\nutterances: |\n  x => refnd 1");
    files.put("b.yaml", "about: B.\nutterances: |\n  y => 7\n  z");

    var refused =
        catchThrowableOfType(InvalidIntentsException.class, () -> IntentFiles.read(files));

    assertThat(refused.problems()).hasSize(3);
    assertThat(refused).hasMessageContaining("a.yaml:3").hasMessageContaining("b.yaml:4");
  }

  @Test
  void a_folder_without_utterances_is_refused() {
    assertThat(
            catchThrowableOfType(InvalidIntentsException.class, () -> IntentFiles.read(Map.of())))
        .hasMessageContaining("no utterances");
  }

  private static List<String> problems(String yaml) {
    return catchThrowableOfType(
            InvalidIntentsException.class,
            () -> IntentFiles.read(Map.of("a.yaml", "about: Some.\n" + yaml)))
        .problems();
  }
}
