package io.amends.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class YamlReaderTest {

  private final List<String> findings = new ArrayList<>();

  @Test
  void text_is_text_whatever_it_looks_like() {
    for (var scalar :
        List.of(
            "no",
            "yes",
            "on",
            "~",
            "null",
            "12:30",
            "0123",
            "1e3",
            "0x10",
            "2026-11-12",
            "1_0",
            ".inf",
            "true",
            "+1",
            "=",
            "0o7")) {
      assertThat(value("key: " + scalar)).isEqualTo(scalar);
      assertThat(value("key: [" + scalar + "]")).isEqualTo(scalar);
    }
    assertThat(findings).isEmpty();
  }

  @Test
  void a_block_keeps_its_lines_and_needs_no_quotes() {
    assertThat(value("key: |\n  {order}: #1\n\n  [two] & * ! |\n"))
        .isEqualTo("{order}: #1\n\n[two] & * ! |\n");
  }

  @Test
  void a_key_is_there_once() {
    read("a: 1\nb: 2\na: 3\n");

    assertThat(findings).containsExactly("3  \"a\" is here twice. Delete one of them.");
  }

  @Test
  void anchors_aliases_and_tags_are_refused() {
    read("a: &here 1\nb: *here\nc: !!int 2\nd: ! 3\n");

    assertThat(findings)
        .containsExactly(
            "1  there is an anchor (&). Write it out where it is needed.",
            "2  there is an alias (*). Write it out.",
            "3  there is a tag (!). Leave it out, or put the text in quotes.",
            "4  there is a tag (!). Leave it out, or put the text in quotes.");
  }

  @Test
  void every_tab_is_told() {
    assertThat(read("a:\n\tb: 1\nc: |\n  x\ty\n")).isEmpty();

    assertThat(findings)
        .containsExactly("2  there is a tab. Use spaces.", "4  there is a tab. Use spaces.");
  }

  @Test
  void what_is_no_yaml_is_told_with_its_line() {
    assertThat(read("a: 1\nb: [1, 2\nc: 3\n")).isEmpty();

    assertThat(findings).singleElement().asString().startsWith("3  this is not readable as YAML: ");
  }

  @Test
  void empty_double_deep_and_huge_files_are_refused() {
    read("# nothing\n");
    read("a: 1\n---\nb: 2\n");
    read("[".repeat(5_000) + "]".repeat(5_000));
    read("x".repeat(1_000_001));

    assertThat(findings).hasSize(4);
    assertThat(findings.get(0)).isEqualTo("1  the file is empty. Fill it or delete it.");
    assertThat(findings.get(1)).isEqualTo("2  a second document starts. Use a file for each.");
    assertThat(findings.get(2)).contains("nested more than 20 levels deep");
    assertThat(findings.get(3)).contains("1000000");
  }

  private Optional<Yaml> read(String content) {
    return YamlReader.read(
        content, (line, what, remedy) -> findings.add(line + "  " + what + ". " + remedy));
  }

  private String value(String content) {
    var root = (Yaml.Entries) read(content).orElseThrow();
    var value = root.all().get("key").value();
    var text = value instanceof Yaml.Rows rows ? rows.rows().get(0) : value;
    return ((Yaml.Text) text).value();
  }
}
