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

class CommandsTest {

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void what_is_not_understood_is_told_with_the_usage() throws IOException {
    assertThat(run("evaluat")).isEqualTo(2);
    assertThat(run("evaluate")).isEqualTo(2);
    assertThat(run("evaluate", "a", "--tier", "3")).isEqualTo(2);
    assertThat(run("evaluate", "a", "--html")).isEqualTo(2);
    assertThat(run("cross-validate", "a", "--mistakes")).isEqualTo(2);
    assertThat(text(err))
        .contains(
            "there is no command evaluat",
            "it takes 1 names, not 0",
            "--tier is 1 or 2, not 3",
            "--html needs a value",
            "there is no option --mistakes",
            "usage: java -jar amends.jar");
  }

  @Test
  void messages_are_measured_and_the_figures_become_a_page() throws IOException {
    var messages =
        file("messages.jsonl", "{\"text\": \"I want a refund\", \"requests\": [\"refund\"]}");
    var page = folder.resolve("page.html");

    assertThat(run("evaluate", messages, "--html", page.toString(), "--mistakes")).isZero();
    assertThat(text(out)).contains("1 messages of messages.jsonl", "request", "refund");
    assertThat(page).content().contains("<h2 id=\"s0\">Heads</h2>");
    assertThat(text(err)).isEmpty();
  }

  @Test
  void the_same_call_twice_prints_the_same() throws IOException {
    var messages =
        file(
            "messages.jsonl",
            "{\"text\": \"我要退款\", \"requests\": [\"refund\"], \"emotion\": 1}",
            "{\"text\": \"where is it?\", \"requests\": [\"order-status\"], \"acts\": []}");
    run("evaluate", messages);
    var once = text(out);
    out.reset();
    run("evaluate", messages);

    assertThat(text(out)).isEqualTo(once);
  }

  @Test
  void bad_lines_are_told_and_an_older_page_stays() throws IOException {
    var messages = file("messages.jsonl", "{\"text\": \"fine\"}", "{\"text\": 1}");
    var page = file("page.html", "an older page");

    assertThat(run("evaluate", messages, "--html", page)).isEqualTo(1);
    assertThat(text(err)).contains("messages.jsonl:2  needs a \"text\"");
    assertThat(text(out)).isEmpty();
    assertThat(Path.of(page)).hasContent("an older page");
  }

  @Test
  void a_file_that_is_not_there_is_named() throws IOException {
    assertThat(run("evaluate", folder.resolve("none.jsonl").toString())).isEqualTo(1);
    assertThat(text(err)).contains("there is no file", "none.jsonl");
  }

  @Test
  void a_folder_that_is_not_there_is_named() throws IOException {
    var none = folder.resolve("none").toString();
    for (var command : List.of("check", "rehearse", "cross-validate")) {
      assertThat(run(command, none)).as(command).isEqualTo(1);
      assertThat(err.toString(StandardCharsets.UTF_8)).as(command).contains(none, "is not there");
      err.reset();
    }
  }

  @Test
  void classes_are_learnt_from_one_file_and_measured_on_another() throws IOException {
    var train =
        file(
            "train.tsv",
            "music\tplay a song",
            "music\tplay some jazz",
            "weather\twill it rain",
            "weather\train tomorrow");
    var test = file("test.tsv", "music\tplay another song", "weather\tdoes it rain");
    var outside = file("outside.tsv", "none\thow are you");
    var page = folder.resolve("page.html");

    assertThat(run("learn", train, test, "--out-of-scope", outside, "--html", page.toString()))
        .isZero();
    var once = text(out);
    out.reset();
    run("learn", train, test, "--out-of-scope", outside);

    assertThat(once).contains("4 lines of 2 classes learnt, 2 lines of test, tier 1", "AUROC");
    assertThat(text(out)).isEqualTo(once);
    assertThat(text(err)).contains("messages a second");
    assertThat(page).content().contains("How well classes are told apart");
  }

  @Test
  void bad_lines_of_classes_are_told_with_their_place() throws IOException {
    var train = file("train.tsv", "music\tplay a song", "no tab");

    assertThat(run("learn", train, train)).isEqualTo(1);
    assertThat(text(err)).contains("train.tsv:2  has no tab");
  }

  private String file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines)).toString();
  }

  private int run(String... args) throws IOException {
    return Commands.run(
        List.of(args),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
