package io.amends.dialog.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.dialog.Vocabulary;
import io.amends.remedy.Remedy;
import io.amends.yaml.Yaml;
import io.amends.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The schema that editors use knows the same words as the program. JSON is YAML enough to read. */
class SchemaTest {

  private static final Path FOLDER = Path.of("dialog-flows");

  @Test
  void it_knows_every_remedy() throws IOException {
    var remedies = Arrays.stream(Remedy.values()).map(Remedy::code).toList();

    assertThat(words("$defs", "case", "properties", "offer", "items", "enum"))
        .containsExactlyInAnyOrderElementsOf(remedies);
  }

  @Test
  void it_knows_every_slot() throws IOException {
    assertThat(words("$defs", "ask", "if", "properties", "ask", "enum"))
        .containsExactlyInAnyOrderElementsOf(Vocabulary.SLOTS.keySet());
    assertThat(words("$defs", "ask", "properties", "as", "enum"))
        .containsExactlyInAnyOrderElementsOf(FlowDraft.ANSWERS.keySet());
  }

  @Test
  void it_knows_every_fact() throws IOException {
    var known = new TreeSet<>(Vocabulary.FACTS.keySet());
    known.addAll(Vocabulary.TALK.keySet());
    known.add(Vocabulary.SUBJECT);
    assertThat(keys("$defs", "when", "properties")).isEqualTo(known);
  }

  @Test
  void every_flow_file_names_it() {
    FlowSource.folder(FOLDER)
        .forEach(
            (name, content) -> {
              if (!Set.of("policy.yaml", "wording.yaml", "remedies.yaml", "items.yaml")
                  .contains(name)) {
                assertThat(content)
                    .as(name)
                    .startsWith("# yaml-language-server: $schema=schema/flow.schema.json\n");
              }
            });
  }

  private static List<String> words(String... path) throws IOException {
    var words = new ArrayList<String>();
    for (var row : ((Yaml.Rows) at(path)).rows()) {
      words.add(((Yaml.Text) row).value());
    }
    return words;
  }

  private static TreeSet<String> keys(String... path) throws IOException {
    return new TreeSet<>(((Yaml.Entries) at(path)).all().keySet());
  }

  private static Yaml at(String... path) throws IOException {
    var text = Files.readString(FOLDER.resolve("schema/flow.schema.json"));
    var yaml =
        YamlReader.read(
                text,
                (line, what, remedy) -> {
                  throw new AssertionError(line + " " + what);
                })
            .orElseThrow();
    for (var key : path) {
      yaml = ((Yaml.Entries) yaml).all().get(key).value();
    }
    return yaml;
  }
}
