package io.amends.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The YAML files of a folder as text. */
public final class YamlFolder {

  private static final String ENDING = ".yaml";
  private static final int BELOW = 8;

  private YamlFolder() {}

  /**
   * Every {@code *.yaml} directly in the folder, by name. Reads from disk: not for an event loop.
   *
   * @param notUtf8 takes the name of each file that is no text
   * @throws UncheckedIOException where the folder cannot be read
   */
  public static Map<String, String> files(Path folder, Consumer<String> notUtf8) {
    return files(folder, 1, notUtf8);
  }

  /** The same with the folders below, by path from the folder with {@code /} in between. */
  public static Map<String, String> filesAndBelow(Path folder, Consumer<String> notUtf8) {
    return files(folder, BELOW, notUtf8);
  }

  private static Map<String, String> files(Path folder, int depth, Consumer<String> notUtf8) {
    var files = new TreeMap<String, String>();
    try (var paths = Files.walk(folder, depth)) {
      for (var path : (Iterable<Path>) paths.sorted()::iterator) {
        var name = folder.relativize(path).toString().replace('\\', '/');
        if (name.endsWith(ENDING) && Files.isRegularFile(path)) {
          try {
            files.put(name, Files.readString(path, StandardCharsets.UTF_8));
          } catch (CharacterCodingException noText) {
            notUtf8.accept(name);
          }
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the YAML files in " + folder, unreadable);
    }
    return files;
  }
}
