package io.amends.language.opennlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntentFolderTest {

  @TempDir private Path folder;

  @BeforeEach
  void aFolderThatIsRight() throws IOException {
    for (var file : SmallCorpus.FOLDER.words().entrySet()) {
      write(file.getKey(), file.getValue());
    }
    write("small.yaml", SmallCorpus.FOLDER.utterances().get("small.yaml"));
  }

  @Test
  void what_is_right_passes_and_its_hash_is_that_of_the_model() {
    assertThatCode(() -> OpenNlpUnderstander.check(folder)).doesNotThrowAnyException();
    assertThat(OpenNlpUnderstander.hash(folder))
        .isEqualTo(OpenNlpUnderstander.train(folder).model());
  }

  @Test
  void problems_of_utterances_and_of_words_are_told_together() throws IOException {
    write("small.yaml", "about: x\nutterances: |\n  give it back => refnd 1\n");
    write("lexicons/negation.yaml", "\tnot\n");
    Files.delete(folder.resolve("lexicons/risks.yaml"));

    var found = problems();

    assertThat(found).anyMatch(problem -> problem.startsWith("small.yaml:3  has the unknown"));
    assertThat(found)
        .anyMatch(problem -> problem.startsWith("lexicons/negation.yaml:1  has a tab"));
    assertThat(found).anyMatch(problem -> problem.startsWith("lexicons/risks.yaml:1  is missing"));
  }

  @Test
  void a_file_in_another_encoding_is_named() throws IOException {
    Files.write(folder.resolve("a.yaml"), new byte[] {(byte) 0xCD, (byte) 0xCB, '\n'});
    Files.write(folder.resolve("lexicons/b.yaml"), new byte[] {(byte) 0xCD, (byte) 0xCB, '\n'});

    assertThat(problems())
        .containsExactly(
            "lexicons/b.yaml:1  is not UTF-8. Save it as UTF-8",
            "a.yaml:1  is not UTF-8. Save it as UTF-8");
  }

  private List<String> problems() {
    return catchThrowableOfType(
            InvalidIntentsException.class, () -> OpenNlpUnderstander.check(folder))
        .problems();
  }

  private void write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
