package io.amends;

import io.amends.channel.api.FlowsControl.FlowProblem;
import io.amends.installed.InstalledUnderstander.Model;
import io.amends.language.opennlp.InvalidIntentsException;
import io.amends.language.opennlp.OpenNlpUnderstander;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The training text in the folder that {@code amends.intents} names. Every method reads from disk.
 */
final class IntentsOnDisk {

  private static final String FOLDER = "intents/";

  /** {@code file:line what is wrong. What to do}; the line and what to do may be missing. */
  private static final Pattern PROBLEM =
      Pattern.compile("([^:]+?)(?::(\\d+))?  (.*?)(?:\\. ((?:(?!\\. ).)*))?", Pattern.DOTALL);

  private final @Nullable Path folder;
  private final Learner learner;

  /** Makes models of folders. */
  interface Learner {

    /** What the model of a folder as it is now would be called; trains nothing. */
    String hash(Path folder);

    /**
     * Trains, which may take minutes and all threads of the pool that it is called in.
     *
     * @throws InvalidIntentsException with all problems there are
     */
    Model train(Path folder);
  }

  /**
   * @param folder {@code null}: none is named, the model is the jar's
   */
  IntentsOnDisk(@Nullable Path folder, Learner learner) {
    this.folder = folder;
    this.learner = learner;
  }

  /** Whether a folder is named; else the model is the jar's. */
  boolean isNamed() {
    return folder != null;
  }

  /**
   * Trains nothing.
   *
   * @throws InvalidIntentsException with all problems there are
   * @throws UncheckedIOException when the folder cannot be read
   */
  void check() {
    if (folder == null) {
      return;
    }
    if (!Files.isDirectory(folder)) { // else every file would be told as missing
      throw new UncheckedIOException(
          "cannot read the intents in " + folder, new NotDirectoryException(folder.toString()));
    }
    OpenNlpUnderstander.check(folder);
  }

  /**
   * Trains a model of the text; empty, and nothing is trained, where that is the one there is.
   *
   * @param present hash of the one there is
   * @throws InvalidIntentsException with all problems there are
   */
  Optional<Model> trainedUnless(String present) {
    return folder == null || learner.hash(folder).equals(present)
        ? Optional.empty()
        : Optional.of(learner.train(folder));
  }

  static List<FlowProblem> problems(InvalidIntentsException invalid) {
    return invalid.problems().stream().map(IntentsOnDisk::problem).toList();
  }

  private static FlowProblem problem(String told) {
    var parts = PROBLEM.matcher(told);
    if (!parts.matches()) {
      return new FlowProblem(FOLDER, 0, told, "");
    }
    var line = parts.group(2);
    var remedy = parts.group(4);
    var file = parts.group(1);
    return new FlowProblem(
        file.endsWith(".yaml") ? FOLDER + file : FOLDER,
        line == null ? 0 : Integer.parseInt(line),
        parts.group(3),
        remedy == null ? "" : remedy);
  }
}
