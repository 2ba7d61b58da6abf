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
import java.util.ArrayList;
import java.util.Comparator;
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

  OpenNlpUnderstander(Model model) {
    this.model = model;
    this.words = Words.read(model.scripts(), model.words());
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
    var confidences = confidences(reading);
    var alone =
        new Understanding(
            reading.language().tag(),
            reading.language().conclusive(),
            labels(Taxonomy.ISSUE, confidences),
            labels(Taxonomy.REQUEST, confidences),
            labels(Taxonomy.ACT, confidences),
            emotion(confidences),
            risks(reading, confidences),
            reading.entities(),
            reading.keywords(),
            model.hash());
    return words.context().read(alone, reading.text(), pending);
  }

  private double[] confidences(Reading reading) {
    var features = FEATURES.get();
    features.clear();
    words.features(reading, features);
    var scores = model.scores(features);
    var confidences = new double[scores.length];
    for (int c = 0; c < scores.length; c++) {
      confidences[c] = model.columns().get(c).confidence(scores[c]);
    }
    return confidences;
  }

  private List<Label> labels(Taxonomy head, double[] confidences) {
    var labels = new ArrayList<Label>();
    for (int c = 0; c < confidences.length; c++) {
      var column = model.columns().get(c);
      if (column.group().equals(head.name()) && confidences[c] >= column.threshold()) {
        labels.add(new Label(column.name(), confidences[c]));
      }
    }
    labels.sort(Comparator.comparingDouble(Label::confidence).reversed());
    return labels;
  }

  /** What the model says and what words say for sure. */
  private List<Label> risks(Reading reading, double[] confidences) {
    var labels = new ArrayList<>(labels(Taxonomy.RISK, confidences));
    for (var risk : reading.risks().sure()) {
      if (labels.stream().noneMatch(label -> label.code().equals(risk))) {
        labels.add(new Label(risk, WORD));
      }
    }
    return labels;
  }

  /** The expected level: the sum of the chances that it is at least 1, 2, 3 and 4. */
  private int emotion(double[] confidences) {
    var expected = 0.0;
    for (int c = 0; c < confidences.length; c++) {
      if (model.columns().get(c).group().equals(Column.EMOTION)) {
        expected += confidences[c];
      }
    }
    return (int) Math.round(expected);
  }
}
