package io.amends.language.opennlp;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The keys of a YAML file or of a part of it, with their lines. All values are text: nothing is
 * guessed from how a word looks. What is wrong is added to a list and reading goes on.
 */
final class Section {

  /** A line of a block and its number in the file. */
  record Line(String text, int number) {}

  private final String file;
  private final List<String> problems;
  private final int line;
  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();

  private Section(String file, int line, List<String> problems) {
    this.file = file;
    this.problems = problems;
    this.line = line;
  }

  private Section(String file, MappingNode node, List<String> problems) {
    this(file, lineOf(node), problems);
    for (var entry : node.getValue()) {
      var key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      if (entries.putIfAbsent(key, entry) != null) {
        problem(lineOf(entry.getKeyNode()), "has \"" + key + "\" twice. Join the two");
      }
    }
  }

  /** The keys of one of several files; without keys, and a problem added, where it is missing. */
  static Section open(String file, Map<String, String> files, List<String> problems) {
    var text = files.get(file);
    if (text == null) {
      problems.add(file + ":1  is missing. Copy it from the ones that come with Amends");
    }
    return Optional.ofNullable(text)
        .flatMap(present -> read(file, present, problems))
        .orElseGet(() -> new Section(file, 1, problems));
  }

  /** The keys of a whole file; empty, with problems added, where it cannot be read. */
  static Optional<Section> read(String file, String text, List<String> problems) {
    var before = problems.size();
    findTabs(file, text, problems);
    if (problems.size() > before) {
      return Optional.empty();
    }
    try {
      var root = new Compose(LoadSettings.builder().build()).composeReader(new StringReader(text));
      if (root.isPresent() && root.get() instanceof MappingNode mapping) {
        return Optional.of(new Section(file, mapping, problems));
      }
      problems.add(file + ":1  has no keys. Start with \"about:\"");
    } catch (MarkedYamlEngineException e) {
      var at = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      problems.add(
          file + ":" + at + "  is not YAML: " + e.getProblem() + ". Check the indentation");
    } catch (YamlEngineException e) {
      problems.add(file + ":1  is not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  /** Says which keys there may be, and which there must be. */
  Section expect(List<String> required, List<String> optional) {
    var known = new ArrayList<>(required);
    known.addAll(optional);
    entries.forEach(
        (key, entry) -> {
          if (!known.contains(key)) {
            problem(
                lineOf(entry.getKeyNode()),
                "does not know \"" + key + "\"." + Near.hint(key, known));
          }
        });
    for (var key : required) {
      if (!entries.containsKey(key)) {
        problem(line, "has no \"" + key + ":\". Add it");
      }
    }
    return this;
  }

  List<String> keys() {
    return List.copyOf(entries.keySet());
  }

  int line(String key) {
    var entry = entries.get(key);
    return entry == null ? line : lineOf(entry.getKeyNode());
  }

  /** A short text; empty where the key is absent. */
  String text(String key) {
    var entry = entries.get(key);
    return entry != null && entry.getValueNode() instanceof ScalarNode scalar
        ? scalar.getValue().strip()
        : "";
  }

  /** The lines of a block that are not blank; none where the key is absent. */
  List<Line> lines(String key) {
    var entry = entries.get(key);
    if (entry == null) {
      return List.of();
    }
    if (!(entry.getValueNode() instanceof ScalarNode scalar)
        || scalar.getScalarStyle() != ScalarStyle.LITERAL) {
      problem(lineOf(entry.getKeyNode()), "needs a block. Write \"|\" after the colon");
      return List.of();
    }
    var lines = new ArrayList<Line>();
    var number = lineOf(scalar);
    for (var text : scalar.getValue().split("\n", -1)) {
      number++;
      if (!text.isBlank()) {
        lines.add(new Line(text.strip(), number));
      }
    }
    return lines;
  }

  /** The words of a block: one or more a line, separated by commas. */
  List<String> words(String key) {
    var words = new ArrayList<String>();
    for (var each : lines(key)) {
      for (var word : each.text().split(",")) {
        if (!word.isBlank()) {
          words.add(word.strip());
        }
      }
    }
    return words;
  }

  /** The keys below a key; empty where it is absent. */
  Optional<Section> section(String key) {
    var entry = entries.get(key);
    if (entry == null) {
      return Optional.empty();
    }
    if (entry.getValueNode() instanceof MappingNode mapping) {
      return Optional.of(new Section(file, mapping, problems));
    }
    problem(lineOf(entry.getKeyNode()), "needs keys below \"" + key + ":\"");
    return Optional.empty();
  }

  void problem(int number, String what) {
    problems.add(file + ":" + number + "  " + what);
  }

  private static void findTabs(String file, String text, List<String> problems) {
    var lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].indexOf('\t') >= 0) {
        problems.add(file + ":" + (i + 1) + "  has a tab. Use blanks");
      }
    }
  }

  private static int lineOf(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }
}
