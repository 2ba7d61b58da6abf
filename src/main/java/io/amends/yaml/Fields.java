package io.amends.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The entries of one mapping, read by their keys. Whatever is not as it should be becomes a finding
 * and reads as if it were not there, so that reading always goes on.
 */
public final class Fields {

  private final String what;
  private final Yaml yaml;
  private final Map<String, Yaml.Entry> entries;
  private final FileFindings findings;

  /**
   * @param what they are, for messages: {@code a case}
   * @param known the keys that may be there
   */
  public Fields(String what, Yaml yaml, Set<String> known, FileFindings findings) {
    this.what = what;
    this.yaml = yaml;
    this.findings = findings;
    this.entries = new LinkedHashMap<>();
    if (yaml instanceof Yaml.Entries mapping) {
      entries.putAll(mapping.all());
      entries.forEach((key, entry) -> check(key, entry.line(), known));
    } else {
      findings.add(yaml.line(), what + " is not written as \"key: value\"", Spelling.oneOf(known));
    }
  }

  public int line() {
    return yaml.line();
  }

  /** The line of a key; of the whole where it is not there. */
  public int line(String key) {
    var entry = entries.get(key);
    return entry == null ? line() : entry.line();
  }

  public boolean has(String key) {
    return entries.containsKey(key);
  }

  public Optional<Yaml> value(String key) {
    return Optional.ofNullable(entries.get(key)).map(Yaml.Entry::value);
  }

  /** All of them, in the order of the file. */
  public Map<String, Yaml.Entry> all() {
    return entries;
  }

  public Word required(String key) {
    if (!has(key)) {
      findings.add(line(), what + " has no \"" + key + "\"", "Add it.");
    }
    return word(key);
  }

  /** Sees to it that a list or a mapping is there. */
  public void required(String key, Class<? extends Yaml> shape) {
    var value = value(key);
    if (value.isEmpty()) {
      findings.add(line(), what + " has no \"" + key + "\"", "Add it.");
    } else if (!shape.isInstance(value.get())) {
      var form = shape == Yaml.Rows.class ? "[one, two]" : "{ key: value }";
      findings.add(line(key), "\"" + key + "\" has another form", "Write " + form + ".");
    }
  }

  /** Blank where it is not there. */
  public Word word(String key) {
    var value = value(key);
    if (value.isEmpty()) {
      return new Word("", line());
    }
    if (value.get() instanceof Yaml.Text text && !text.value().isBlank()) {
      return new Word(text.value().strip(), text.line());
    }
    findings.add(line(key), "\"" + key + "\" is no single word or text", "Write one after the :.");
    return new Word("", line(key));
  }

  /** {@code yes} or {@code no}; no where it is not there. */
  public boolean yes(String key) {
    var word = word(key);
    if (!word.isBlank() && !word.text().equals("yes") && !word.text().equals("no")) {
      findings.add(word.line(), "\"" + key + "\" is " + word.quoted(), "Write yes or no.");
    }
    return word.text().equals("yes");
  }

  public List<Word> words(String key) {
    var words = new ArrayList<Word>();
    for (var row : rows(key)) {
      if (row instanceof Yaml.Text text) {
        words.add(new Word(text.value().strip(), text.line()));
      } else {
        findings.add(row.line(), "\"" + key + "\" is no list of words", "Write [one, two].");
      }
    }
    return words;
  }

  /** Empty where it is not there. */
  public List<Yaml> rows(String key) {
    var value = value(key);
    if (value.isPresent() && value.get() instanceof Yaml.Rows rows) {
      return rows.rows();
    }
    if (value.isPresent()) {
      findings.add(line(key), "\"" + key + "\" is no list", "Write [one, two], or rows with -.");
    }
    return List.of();
  }

  private void check(String key, int line, Set<String> known) {
    if (!known.contains(key)) {
      findings.add(line, "\"" + key + "\" is no key of " + what, Spelling.remedy(key, known));
    }
  }
}
