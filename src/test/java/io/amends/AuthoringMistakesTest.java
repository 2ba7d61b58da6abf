package io.amends;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.dialog.Problem;
import io.amends.dialog.yaml.FlowSource;
import io.amends.rehearsal.yaml.GoldenFiles;
import io.amends.yaml.Fields;
import io.amends.yaml.Word;
import io.amends.yaml.Yaml;
import io.amends.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mistakes of authors, planted in the shipped files one at a time: each is found where it is, with
 * words that say what to do. They are written down in {@code authoring/mistakes.yaml}.
 */
class AuthoringMistakesTest {

  private static final Path BASE = Path.of(System.getProperty("basedir", ""));
  private static final Path FLOWS = BASE.resolve("dialog-flows");
  private static final Path TABLE = BASE.resolve("src/test/resources/authoring/mistakes.yaml");
  private static final String GOLDEN = "golden/";
  private static final Set<String> KEYS =
      Set.of("mistake", "in", "was", "now", "line", "tells", "says");

  /** All files of the folder, goldens among them, by their path in it. */
  private static final Map<String, String> SHIPPED = shipped();

  record Mistake(
      String name,
      String in,
      String was,
      String now,
      String line,
      String tells,
      List<String> says) {

    @Override
    public String toString() {
      return name;
    }

    /** The file with the mistake in it. */
    String planted() {
      var before = SHIPPED.get(in);
      assertThat(before).as("%s is shipped", in).isNotNull();
      var found = Pattern.compile(was).matcher(before);
      assertThat(found.find()).as("%s holds %s", in, was).isTrue();
      return found.replaceFirst(now);
    }

    /** The line that is to be pointed at, 1 for the first. */
    int expected() {
      var after = tells.equals(in) ? planted() : SHIPPED.get(tells);
      var at = line.isEmpty() ? firstChange(SHIPPED.get(in), after) : after.indexOf(line);
      assertThat(at).as("%s holds %s", tells, line).isNotNegative();
      return 1 + (int) after.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    private static int firstChange(String before, String after) {
      var at = 0;
      while (at < after.length() && before.charAt(at) == after.charAt(at)) {
        at++;
      }
      return at;
    }

    boolean isToldBy(Problem problem) {
      var text = problem.what() + ". " + problem.remedy();
      return problem.file().equals("dialog-flows/" + tells)
          && problem.line() == expected()
          && says.stream().allMatch(text::contains);
    }
  }

  @Test
  void the_shipped_files_have_no_mistake() {
    assertThat(problems(SHIPPED)).isEmpty();
  }

  @Test
  void there_are_forty_mistakes_and_more() throws IOException {
    assertThat(mistakes().map(Mistake::name).distinct()).hasSizeGreaterThanOrEqualTo(40);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void it_is_found_where_it_is_with_what_to_do(Mistake mistake) {
    var files = new TreeMap<>(SHIPPED);
    files.put(mistake.in(), mistake.planted());

    assertThat(problems(files))
        .as("%s:%d says %s", mistake.tells(), mistake.expected(), mistake.says())
        .anyMatch(mistake::isToldBy);
  }

  private static List<Problem> problems(Map<String, String> files) {
    var flows = new TreeMap<String, String>();
    var goldens = new TreeMap<String, String>();
    files.forEach(
        (name, text) -> {
          if (name.startsWith(GOLDEN)) {
            goldens.put(name.substring(GOLDEN.length()), text);
          } else {
            flows.put(name, text);
          }
        });
    return Checking.check(flows, goldens).problems();
  }

  private static Map<String, String> shipped() {
    var files = new TreeMap<>(FlowSource.folder(FLOWS));
    GoldenFiles.folder(FLOWS.resolve(GOLDEN))
        .forEach((name, text) -> files.put(GOLDEN + name, text));
    return files;
  }

  static Stream<Mistake> mistakes() throws IOException {
    var mistakes = new ArrayList<Mistake>();
    var root =
        YamlReader.read(Files.readString(TABLE), AuthoringMistakesTest::refuse).orElseThrow();
    for (var row : ((Yaml.Rows) root).rows()) {
      var fields = new Fields("a mistake", row, KEYS, AuthoringMistakesTest::refuse);
      var in = fields.required("in").text();
      var tells = fields.word("tells").text();
      mistakes.add(
          new Mistake(
              fields.required("mistake").text(),
              in,
              raw(fields, "was"),
              raw(fields, "now"),
              fields.has("line") ? raw(fields, "line") : "",
              tells.isEmpty() ? in : tells,
              fields.words("says").stream().map(Word::text).toList()));
    }
    return mistakes.stream();
  }

  /** With the blanks around it. */
  private static String raw(Fields fields, String key) {
    return ((Yaml.Text) fields.value(key).orElseThrow()).value();
  }

  private static void refuse(int line, String what, String remedy) {
    throw new AssertionError(TABLE + ":" + line + "  " + what + ". " + remedy);
  }
}
