package io.amends.language.opennlp;

import io.amends.language.Pending;
import io.amends.language.Understanding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The model and the words that the build made of {@code intents/}, loaded once for all tests. */
final class Trained {

  /** A Wednesday. */
  static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-18T12:00:00+08:00");

  static final IntentFolder FOLDER = IntentFolder.read(Path.of("intents"));
  static final Words WORDS = Words.read(Scripts.fromOpenCc(), FOLDER.words());
  static final OpenNlpUnderstander UNDERSTANDER = load();

  private Trained() {}

  static Understanding understand(String text) {
    return understand(text, new Pending.Nothing());
  }

  static Understanding understand(String text, Pending pending) {
    return UNDERSTANDER.understand(text, pending, AT);
  }

  /** The words of the folder with these lines to train on. */
  static IntentFolder folder(String... lines) {
    SortedMap<String, String> files = new TreeMap<>();
    files.put("small.yaml", "about: A few lines.\nutterances: |\n  " + String.join("\n  ", lines));
    return new IntentFolder(files, FOLDER.words());
  }

  static List<String> acts(Understanding understood) {
    return understood.acts().stream().map(label -> label.code()).toList();
  }

  private static OpenNlpUnderstander load() {
    var model = Trained.class.getResourceAsStream("/models/" + TrainModels.FILE);
    if (model == null) {
      throw new IllegalStateException("no model: run TrainModels, which the build does");
    }
    try (model) {
      return OpenNlpUnderstander.load(model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
