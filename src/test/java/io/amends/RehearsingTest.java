package io.amends;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that plays the goldens of a folder. */
class RehearsingTest {

  private static final Path FLOWS =
      Path.of(System.getProperty("basedir", "")).resolve("dialog-flows");
  private static final String GOLDEN =
      """
      golden: A greeting
      language: en
      turns:
        - customer: "hello"
          understood: [greet, 0]
        - amends: [repair/greeting]
      ends: open
      """;

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void what_no_golden_visits_is_a_failure() throws IOException {
    assertThat(rehearse(GOLDEN)).isEqualTo(1);
    assertThat(text(out)).contains("No golden comes by:", "late-delivery, follow-up yes");
    assertThat(text(err)).contains("1 goldens: 0 go otherwise");
  }

  @Test
  void what_goes_otherwise_is_told_for_both_ways_of_understanding() throws IOException {
    assertThat(rehearse(GOLDEN.replace("repair/greeting", "repair/goodbye"))).isEqualTo(1);
    assertThat(text(out)).contains("Decided otherwise.", "Heard otherwise.", "This would pass.");
    assertThat(text(err)).contains("1 goldens: 2 go otherwise");
  }

  @Test
  void a_reason_why_it_is_not_heard_must_hold() throws IOException {
    assertThat(rehearse("not-heard: too hard\n" + GOLDEN)).isEqualTo(1);
    assertThat(text(out)).contains("Heard rightly now. Delete \"not-heard\" in a.yaml");
  }

  @Test
  void a_file_that_cannot_be_played_is_told_with_its_line() throws IOException {
    assertThat(rehearse(GOLDEN.replace("greet,", "grete,"))).isEqualTo(1);
    assertThat(text(err)).contains("dialog-flows/golden/a.yaml:5", "Did you mean \"greet\"?");
  }

  private int rehearse(String golden) throws IOException {
    try (var files = Files.list(FLOWS)) {
      for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    Files.createDirectories(folder.resolve("golden"));
    Files.writeString(folder.resolve("golden/a.yaml"), golden);
    return Commands.run(
        List.of("rehearse", folder.toString()),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
