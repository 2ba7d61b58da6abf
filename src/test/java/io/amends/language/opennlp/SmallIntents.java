package io.amends.language.opennlp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An intents folder of a few lines, with all the word files there are, to be edited by a test. */
public final class SmallIntents {

  private static final String LINES = "small.yaml";

  private final Path folder;

  private SmallIntents(Path folder) {
    this.folder = folder;
  }

  public static SmallIntents in(Path folder) {
    var intents = new SmallIntents(folder);
    SmallCorpus.FOLDER.words().forEach(intents::write);
    SmallCorpus.FOLDER.utterances().forEach(intents::write);
    return intents;
  }

  public Path folder() {
    return folder;
  }

  /** What a model that is trained of it will be called. */
  public String hash() {
    return OpenNlpUnderstander.hash(folder);
  }

  /** Adds a line to the utterances and returns its number in {@code small.yaml}. */
  public int adds(String line) {
    try {
      var lines = Files.readString(folder.resolve(LINES)).stripTrailing() + "\n  " + line + "\n";
      write(LINES, lines);
      return (int) lines.lines().count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void write(String name, String text) {
    try {
      var file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
