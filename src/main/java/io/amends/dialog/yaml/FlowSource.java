package io.amends.dialog.yaml;

import io.amends.dialog.InvalidFlowsException;
import io.amends.dialog.Problem;
import io.amends.yaml.YamlFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;

/**
 * Where flow files lie: a folder, or the jar. Only {@code *.yaml} directly in it belongs to a set.
 */
public final class FlowSource {

  private static final String FOLDER = "dialog-flows/";
  private static final String YAML = ".yaml";

  private FlowSource() {}

  /**
   * The files of a folder, by name. Reads from disk: not for an event loop.
   *
   * @throws InvalidFlowsException with every file that is no text
   */
  public static Map<String, String> folder(Path folder) {
    var problems = new ArrayList<Problem>();
    var files =
        YamlFolder.files(
            folder,
            name ->
                problems.add(
                    new Problem(FOLDER + name, 1, "it is not UTF-8", "Save it as UTF-8.")));
    if (!problems.isEmpty()) {
      throw new InvalidFlowsException(problems);
    }
    return files;
  }

  /** The files that come with the program, whether it runs from classes or from a jar. */
  public static Map<String, String> shipped() {
    return shipped(FlowSource.class.getClassLoader());
  }

  static Map<String, String> shipped(ClassLoader loader) {
    var anchor = loader.getResource(FOLDER + "policy.yaml");
    if (anchor == null) {
      throw new IllegalStateException("the program comes without " + FOLDER);
    }
    try {
      return anchor.openConnection() instanceof JarURLConnection jar
          ? jar(jar)
          : folder(Path.of(parent(anchor)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the flows of the program", unreadable);
    }
  }

  private static Map<String, String> jar(JarURLConnection connection) throws IOException {
    var files = new TreeMap<String, String>();
    var within = connection.getEntryName();
    var prefix = within.substring(0, within.lastIndexOf('/') + 1);
    // The jar is shared with the class loader, so it is not ours to close.
    var jar = connection.getJarFile();
    for (var entry : (Iterable<JarEntry>) jar.stream()::iterator) {
      var name = entry.getName();
      if (name.startsWith(prefix)
          && name.endsWith(YAML)
          && name.indexOf('/', prefix.length()) < 0) {
        try (var content = jar.getInputStream(entry)) {
          var text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
          files.put(name.substring(prefix.length()), text);
        }
      }
    }
    return files;
  }

  private static URI parent(URL file) {
    try {
      return file.toURI().resolve(".");
    } catch (URISyntaxException odd) {
      throw new IllegalStateException("no place on disk: " + file, odd);
    }
  }
}
