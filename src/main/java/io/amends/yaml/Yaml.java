package io.amends.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of YAML and the line on which it starts. A scalar is text, whatever it looks like. */
public sealed interface Yaml {

  int line();

  /**
   * @param block whether it was written as a {@code |} block
   */
  record Text(String value, boolean block, int line) implements Yaml {}

  record Rows(List<Yaml> rows, int line) implements Yaml {
    public Rows {
      rows = List.copyOf(rows);
    }
  }

  /** In the order of the file. */
  record Entries(LinkedHashMap<String, Entry> entries, int line) implements Yaml {
    public Entries {
      entries = new LinkedHashMap<>(entries);
    }

    public Map<String, Entry> all() {
      return entries;
    }
  }

  /**
   * @param line where the key is
   */
  record Entry(int line, Yaml value) {}
}
