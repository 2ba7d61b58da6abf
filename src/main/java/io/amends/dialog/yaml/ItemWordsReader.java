package io.amends.dialog.yaml;

import io.amends.dialog.ItemWords;
import io.amends.yaml.Fields;
import io.amends.yaml.Yaml;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the words of items; every list must be there, none has a hidden default. */
final class ItemWordsReader {

  static final String FILE = "items.yaml";

  static final Set<String> KEYS =
      Set.of("plain", "endings", "before-size", "after-size", "between");

  private static final Pattern SEPARATOR = Pattern.compile("[,\u3001\uff0c\n]");

  private final Findings.InFile findings;

  ItemWordsReader(Findings.InFile findings) {
    this.findings = findings;
  }

  ItemWords read(Yaml yaml) {
    var fields = new Fields("the words of items", yaml, KEYS, findings);
    return new ItemWords(
        words(fields, "plain"),
        words(fields, "endings"),
        words(fields, "before-size"),
        words(fields, "after-size"),
        words(fields, "between"));
  }

  private static Set<String> words(Fields fields, String key) {
    var words = new LinkedHashSet<String>();
    for (var word : SEPARATOR.split(fields.required(key).text())) {
      if (!word.isBlank()) {
        words.add(word.strip());
      }
    }
    return words;
  }
}
