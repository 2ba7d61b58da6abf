package io.amends.language.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleTest {

  @TempDir private Path folder;

  @Test
  void a_line_is_a_label_a_tab_and_a_text() throws IOException {
    assertThat(read("music\tplay a song\tplease", "", "天气\t明天下雨吗"))
        .containsExactly(
            new Example("lines.tsv:1", "music", "play a song\tplease"),
            new Example("lines.tsv:3", "天气", "明天下雨吗"));
  }

  @Test
  void every_bad_line_is_told_with_its_place() {
    assertThatThrownBy(() -> read("music\tplay", "no tab", "\tno label", "no text\t "))
        .isInstanceOf(InvalidLinesException.class)
        .hasMessageContainingAll(
            "3 problem(s)",
            "lines.tsv:2  has no tab",
            "lines.tsv:3  has no label",
            "lines.tsv:4  has no text");
    assertThatThrownBy(() -> read("")).hasMessageContaining("lines.tsv  has no lines");
  }

  private List<Example> read(String... lines) throws IOException {
    return Example.read(Files.write(folder.resolve("lines.tsv"), List.of(lines)));
  }
}
