package io.amends.language.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A text of one class. */
public record Example(String place, String label, String text) {

  /**
   * Reads lines of the form {@code label<TAB>text}.
   *
   * @throws InvalidLinesException with all problems of all lines
   */
  public static List<Example> read(Path file) throws IOException {
    var examples = new ArrayList<Example>();
    TextLines.read(file, (place, line, problems) -> read(place, line, examples, problems));
    if (examples.isEmpty()) {
      throw new InvalidLinesException(List.of(file.getFileName() + "  has no lines"));
    }
    return examples;
  }

  private static void read(
      String place, String line, List<Example> examples, List<String> problems) {
    var tab = line.indexOf('\t');
    if (tab < 0) {
      problems.add(place + "has no tab. Write label, tab, text");
    } else if (line.substring(0, tab).isBlank()) {
      problems.add(place + "has no label before its tab");
    } else if (line.substring(tab).isBlank()) {
      problems.add(place + "has no text after its tab");
    } else {
      examples.add(
          new Example(place.strip(), line.substring(0, tab).strip(), line.substring(tab).strip()));
    }
  }
}
