package io.amends.rehearsal;

import io.amends.yaml.Fields;
import io.amends.yaml.FileFindings;
import io.amends.yaml.Yaml;
import io.amends.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is taken out of the tree to see that a rule of the playbook is held by tests.
 *
 * @param rule of the playbook
 * @param what is taken out, in words
 * @param in file or folder below the tree; the text stands in it exactly once
 * @param find the text; any white space stands for any other
 * @param put what stands there instead
 * @param line where the removal is written
 */
record Removal(String rule, String what, String in, String find, String put, int line) {

  static final Path FILE = Path.of("src/trials/rows.yaml");

  private static final Set<String> KEYS = Set.of("rule", "what", "in", "find", "put");

  /** The place of the text: the file and what it holds afterwards. */
  record Edit(Path file, String text) {}

  /**
   * @throws IllegalStateException with file, line and what to do where the list cannot be read
   */
  static List<Removal> read(Path base) throws IOException {
    FileFindings findings =
        (line, what, remedy) -> {
          throw new IllegalStateException(FILE + ":" + line + "  " + what + ". " + remedy);
        };
    var root = YamlReader.read(Files.readString(base.resolve(FILE)), findings).orElseThrow();
    var removals = new ArrayList<Removal>();
    for (var row : new Fields("the list", root, Set.of("removals"), findings).rows("removals")) {
      removals.add(of(new Fields("a removal", row, KEYS, findings)));
    }
    return removals;
  }

  private static Removal of(Fields row) {
    var put = row.value("put").map(yaml -> ((Yaml.Text) yaml).value().strip()).orElse("");
    return new Removal(
        row.required("rule").text(),
        row.required("what").text(),
        row.required("in").text(),
        row.required("find").text(),
        put,
        row.line());
  }

  /**
   * @throws IllegalStateException where the text is not there, or not once only
   */
  Edit applied(Path base) throws IOException {
    var words = Pattern.compile("\\s+").splitAsStream(find).map(Pattern::quote).toList();
    var pattern = Pattern.compile(String.join("\\s+", words));
    var edits = new ArrayList<Edit>();
    try (var files = Files.walk(base.resolve(in))) {
      for (var file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
        var text = Files.readString(file);
        var found = pattern.matcher(text);
        while (found.find()) {
          edits.add(new Edit(base.relativize(file), without(text, found)));
        }
      }
    }
    if (edits.size() != 1) {
      var problem = "stands " + edits.size() + " times in " + in + ", not once: " + find;
      throw new IllegalStateException(
          FILE
              + ":"
              + line
              + "  what is taken out for "
              + rule
              + " "
              + problem
              + "\nWrite what holds the rule now.");
    }
    return edits.get(0);
  }

  private String without(String text, Matcher found) {
    var begin = text.lastIndexOf('\n', found.start()) + 1;
    var before = text.substring(begin, found.start());
    var indent = before.isBlank() ? before : "";
    return text.substring(0, found.start())
        + put.replace("\n", "\n" + indent)
        + text.substring(found.end());
  }
}
