package io.amends.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The tests that show each rule of the playbook, by {@link io.amends.Shows}. */
final class RowTests {

  private static final Pattern SHOWS =
      Pattern.compile(
          "@Shows\\((\\{[^}]*\\}|\"[^\"]*\")\\)(.*?)(class|void) (\\w+)", Pattern.DOTALL);
  private static final Pattern RULE = Pattern.compile("\"(P\\d+)\"");

  private final Path sources;
  private final Map<String, TreeSet<String>> names = new TreeMap<>();
  private final Map<String, TreeSet<String>> classes = new TreeMap<>();

  /**
   * @param sources of the tests
   */
  RowTests(Path sources) {
    this.sources = sources;
    try (var files = Files.walk(sources)) {
      files.filter(file -> file.toString().endsWith("Test.java")).forEach(this::read);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Classes, or methods of a class as {@code HaggleTest.a_method}. */
  Set<String> names(String rule) {
    return names.getOrDefault(rule, new TreeSet<>());
  }

  /** The same by their full names, methods by their class. */
  Set<String> classes(String rule) {
    return classes.getOrDefault(rule, new TreeSet<>());
  }

  private void read(Path file) {
    var path = sources.relativize(file).toString().replace(".java", "");
    var full = path.replace('/', '.').replace('\\', '.');
    var type = full.substring(full.lastIndexOf('.') + 1);
    try {
      var found = SHOWS.matcher(Files.readString(file));
      while (found.find()) {
        var name = found.group(3).equals("class") ? type : type + "." + found.group(4);
        var rules = RULE.matcher(found.group(1));
        while (rules.find()) {
          names.computeIfAbsent(rules.group(1), r -> new TreeSet<>()).add(name);
          classes.computeIfAbsent(rules.group(1), r -> new TreeSet<>()).add(full);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
