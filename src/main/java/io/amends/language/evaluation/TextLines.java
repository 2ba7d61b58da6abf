package io.amends.language.evaluation;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a file line by line; finds all that is wrong before it says so. */
final class TextLines {

  /** Makes something of one line that is not blank, or adds why it cannot. */
  interface Reader {
    void read(String place, String line, List<String> problems);
  }

  private TextLines() {}

  /**
   * @throws InvalidLinesException with all problems
   */
  static void read(Path file, Reader reader) throws IOException {
    var problems = new ArrayList<String>();
    var number = 0;
    for (var line : lines(file)) {
      number++;
      if (!line.isBlank()) {
        reader.read(file.getFileName() + ":" + number + "  ", line, problems);
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidLinesException(problems);
    }
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (MalformedInputException e) {
      throw new InvalidLinesException(List.of(file.getFileName() + "  is not UTF-8"));
    }
  }
}
