package io.amends.language.opennlp;

import io.amends.language.Entity;
import io.amends.language.Label;
import io.amends.language.Pending;
import io.amends.language.SentenceEncoder;
import io.amends.language.Taxonomy;
import io.amends.language.Understander;
import io.amends.language.Understanding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Understands by a model that {@link TrainModels} made. The model holds all that is needed, the
 * shop's words and patterns too: nothing else is read. The first tier takes microseconds a message;
 * with a second one ({@link #with}) it is milliseconds, of an encoder. Safe to share.
 */
public final class OpenNlpUnderstander implements Understander {

  private static final ThreadLocal<Hashes> FEATURES = ThreadLocal.withInitial(Hashes::new);

  /** How sure the model has to be of a danger that the words deny. */
  private static final double CERTAIN = 0.8;

  /** How sure a word of danger alone is. */
  private static final double WORD = 0.5;

  private final Model model;
  private final Words words;
  private final String name;
  private final Heads heads;
  private final Weighing weighing;

  /** How scores become weighed ones: by the features alone, or with what an encoder says. */
  private interface Weighing {
    float[] weighed(float[] scores, Folded text);
  }

  private OpenNlpUnderstander(
      Model model, Words words, String name, List<Column> columns, Weighing weighing) {
    this.model = model;
    this.words = words;
    this.name = name;
    this.heads = new Heads(columns);
    this.weighing = weighing;
  }

  OpenNlpUnderstander(Model model) {
    this(
        model,
        Words.read(model.scripts(), model.words()),
        model.hash(),
        model.columns(),
        (scores, text) -> model.weighed(scores));
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
    return new OpenNlpUnderstander(TrainModels.train(IntentFolder.read(intents)).model());
  }

  /**
   * As {@link #train(Path)}, with a second tier over the points of an encoder. The encoding of all
   * lines takes most of the time.
   */
  public static OpenNlpUnderstander train(Path intents, SentenceEncoder encoder) {
    var trained = TrainModels.train(IntentFolder.read(intents));
    return new OpenNlpUnderstander(trained.model()).with(trained.secondTier(encoder), encoder);
  }

  /**
   * The same with a second tier.
   *
   * @param secondTier content of the second tier's file; is read to its end and not closed
   * @throws IOException where the file is of another model or of another encoder
   */
  public OpenNlpUnderstander with(InputStream secondTier, SentenceEncoder encoder)
      throws IOException {
    var tier = SecondTierFile.read(secondTier);
    if (!tier.model().equals(model.hash()) || !tier.encoder().equals(encoder.name())) {
      throw new IOException(
          "the second tier is of model %s and encoder %s, not of %s and %s. Train anew"
              .formatted(tier.model(), tier.encoder(), model.hash(), encoder.name()));
    }
    return with(tier, encoder);
  }

  OpenNlpUnderstander with(SecondTier tier, SentenceEncoder encoder) {
    return new OpenNlpUnderstander(
        model,
        words,
        name(model.hash(), encoder),
        tier.columns(),
        (scores, text) -> tier.weighed(scores, encoder.encode(text.toString())));
  }

  /** What {@link Understanding#model()} of every answer will be. */
  public String model() {
    return name;
  }

  @Override
  public Understanding understand(String text, Pending pending, OffsetDateTime at) {
    var reading = words.read(text, at.toLocalDate());
    var scores = weighed(reading);
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
            reading.topics(),
            name);
    return words.context().read(alone, reading.text(), pending);
  }

  @Override
  public List<Entity> entities(String text, OffsetDateTime at) {
    return words.read(text, at.toLocalDate()).entities();
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

  /** As {@link #hash(Path)}, for a model of both tiers. */
  public static String hash(Path intents, SentenceEncoder encoder) {
    return name(hash(intents), encoder);
  }

  private static String name(String firstTier, SentenceEncoder encoder) {
    return firstTier + "+" + encoder.name();
  }

  /**
   * How sure the model is of each question that it answers, enough for a yes or not: codes, and the
   * steps of emotion. Words and what is pending say nothing here.
   */
  public Map<String, Double> confidences(String text, OffsetDateTime at) {
    var scores = weighed(words.read(text, at.toLocalDate()));
    var confidences = new LinkedHashMap<String, Double>();
    for (int c = 0; c < scores.length; c++) {
      confidences.put(model.columns().get(c).name(), Column.confidence(scores[c]));
    }
    return confidences;
  }

  private float[] weighed(Reading reading) {
    var features = FEATURES.get();
    features.clear();
    words.features(reading, features);
    return weighing.weighed(model.scores(features), reading.text());
  }

  /** What the model says and what words say for sure. */
  private List<Label> risks(Reading reading, float[] scores) {
    var labels = heads.labels(Taxonomy.RISK, scores);
    var denied = reading.risks().denied();
    labels.removeIf(label -> denied.contains(label.code()) && label.confidence() < CERTAIN);
    for (var risk : reading.risks().sure()) {
      if (labels.stream().noneMatch(label -> label.code().equals(risk))) {
        labels.add(new Label(risk, WORD));
      }
    }
    return labels;
  }
}
