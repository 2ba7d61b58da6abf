package io.amends.rehearsal;

import io.amends.dialog.FlowBook;
import io.amends.dialog.yaml.FlowFiles;
import io.amends.dialog.yaml.FlowSource;
import io.amends.language.Taxonomy;
import io.amends.language.Understander;
import io.amends.language.opennlp.OpenNlpUnderstander;
import io.amends.rehearsal.yaml.GoldenFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The flows, the goldens and the model as they are in this folder. */
public final class Shipped {

  public static final Path BASE = Path.of(System.getProperty("basedir", ""));
  public static final Path FLOWS = BASE.resolve("dialog-flows");
  public static final FlowBook BOOK = book(FLOWS);
  public static final Map<String, String> FILES = GoldenFiles.folder(FLOWS.resolve("golden"));
  public static final List<Golden> GOLDENS = GoldenFiles.read(FILES, BOOK);

  private Shipped() {}

  /** The flows of another folder. */
  static FlowBook book(Path flows) {
    return FlowFiles.read(FlowSource.folder(flows), subjects());
  }

  static Understander model() {
    try (var stream = Shipped.class.getResourceAsStream("/models/understanding.bin")) {
      return OpenNlpUnderstander.load(Objects.requireNonNull(stream, "the build makes the model"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static LinkedHashSet<String> subjects() {
    var subjects = new LinkedHashSet<>(Taxonomy.ISSUE.codes());
    subjects.addAll(Taxonomy.REQUEST.codes());
    return subjects;
  }
}
