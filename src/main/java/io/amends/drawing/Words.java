package io.amends.drawing;

import io.amends.dialog.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a picture says beside the flow's own words, in one language. Immutable. */
final class Words {

  private static final String FILE = "words.txt";
  private static final Map<String, Map<String, String>> ALL = read();

  private final String language;

  Words(String language) {
    this.language = language;
  }

  boolean isChinese() {
    return language.startsWith("zh");
  }

  /** The words of a key that is there. */
  String of(String key) {
    return find(key).orElseThrow(() -> new IllegalArgumentException("no words for " + key));
  }

  Optional<String> find(String key) {
    return Optional.ofNullable(ALL.get(key)).map(texts -> texts.get(language));
  }

  /** With {0} and {1} filled. */
  String of(String key, String first, String second) {
    return of(key).replace("{0}", first).replace("{1}", second);
  }

  static Map<String, Map<String, String>> all() {
    return ALL;
  }

  private static Map<String, Map<String, String>> read() {
    var all = new HashMap<String, Map<String, String>>();
    for (var line : text().lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
      var parts = line.split(" \\| ", -1);
      if (parts.length != 1 + Vocabulary.LANGUAGES.size()) {
        throw new IllegalStateException(FILE + " has no words in all languages: " + line);
      }
      var texts = new HashMap<String, String>();
      for (var i = 1; i < parts.length; i++) {
        texts.put(Vocabulary.LANGUAGES.get(i - 1), parts[i].replace('_', ' '));
      }
      all.put(parts[0], Map.copyOf(texts));
    }
    return Map.copyOf(all);
  }

  private static String text() {
    try (var stream = Words.class.getResourceAsStream(FILE)) {
      if (stream == null) {
        throw new IllegalStateException("the program comes without " + FILE);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
