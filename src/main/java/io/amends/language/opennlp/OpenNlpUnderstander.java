package io.amends.language.opennlp;

import io.amends.language.Label;
import io.amends.language.Pending;
import io.amends.language.Taxonomy;
import io.amends.language.Understander;
import io.amends.language.Understanding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Understands by a model that {@link TrainModels} made. The model holds all that is needed, the
 * shop's words and patterns too: nothing else is read. Microseconds a message; safe to share.
 */
public final class OpenNlpUnderstander implements Understander {

  private static final ThreadLocal<Hashes> FEATURES = ThreadLocal.withInitial(Hashes::new);

  /** How sure a word of danger alone is. */
  private static final double WORD = 0.5;

  private final Model model;
  private final Words words;
  private final Heads heads;

  OpenNlpUnderstander(Model model) {
    this.model = model;
    this.words = Words.read(model.scripts(), model.words());
    this.heads = new Heads(model.columns());
  }

  /** The understander of a model file's content. Reads the stream to its end; does not close it. */
  public static OpenNlpUnderstander load(InputStream stream) throws IOException {
    return new OpenNlpUnderstander(ModelFile.read(stream));
  }

  /** The understander of a model file. */
  public static OpenNlpUnderstander load(Path file) throws IOException {
    try (var stream = Files.newInputStream(file)) {
      return load(stream);
    }
  }

  /**
   * The understander of an intents folder that a shop edits: trains, which takes seconds and all
   * cores.
   *
   * @throws InvalidIntentsException with all problems of all files
   */
  public static OpenNlpUnderstander train(Path intents) {
    return new OpenNlpUnderstander(TrainModels.train(IntentFolder.read(intents)));
  }

  /** What {@link Understanding#model()} of every answer will be. */
  public String model() {
    return model.hash();
  }

  @Override
  public Understanding understand(String text, Pending pending, OffsetDateTime at) {
    var reading = words.read(text, at.toLocalDate());
    var features = FEATURES.get();
    features.clear();
    words.features(reading, features);
    var scores = model.scores(features);
    var alone =
        new Understanding(
            reading.language().tag(),
            reading.language().conclusive(),
            heads.labels(Taxonomy.ISSUE, scores),
            heads.labels(Taxonomy.REQUEST, scores),
            heads.labels(Taxonomy.ACT, scores),
            heads.emotion(scores),
            risks(reading, scores),
            reading.entities(),
            reading.keywords(),
            model.hash());
    return words.context().read(alone, reading.text(), pending);
  }

  /**
   * Looks for what is wrong in an intents folder; trains nothing.
   *
   * @throws InvalidIntentsException with all problems of all files
   */
  public static void check(Path intents) {
    IntentFolder.read(intents).check();
  }

  /**
   * Tells what a model would be called that is trained from this folder; trains nothing.
   *
   * @throws InvalidIntentsException when a file is no text
   */
  public static String hash(Path intents) {
    return IntentFolder.read(intents).hash();
  }

  /** What the model says and what words say for sure. */
  private List<Label> risks(Reading reading, float[] scores) {
    var labels = heads.labels(Taxonomy.RISK, scores);
    for (var risk : reading.risks().sure()) {
      if (labels.stream().noneMatch(label -> label.code().equals(risk))) {
        labels.add(new Label(risk, WORD));
      }
    }
    return labels;
  }
}
