package io.amends;

import io.amends.installed.InstalledUnderstander.Model;
import io.amends.language.SentenceEncoder;
import io.amends.language.opennlp.OpenNlpUnderstander;
import io.amends.language.opennlp.TrainModels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** Makes the models of {@code language.opennlp}: of a folder, or the one in the jar. */
final class OpenNlpLearner implements IntentsOnDisk.Learner {

  private static final String SHIPPED = "models/";

  private final @Nullable SentenceEncoder encoder;

  /** Makes models of the first tier. */
  OpenNlpLearner() {
    this.encoder = null;
  }

  /** Makes models of both tiers. */
  OpenNlpLearner(SentenceEncoder encoder) {
    this.encoder = encoder;
  }

  /** The model that was trained when the jar was built. */
  Model shipped() throws IOException {
    return model(packaged());
  }

  /** What the shipped model understands by. */
  OpenNlpUnderstander packaged() throws IOException {
    try (var stream = open(TrainModels.FILE)) {
      var firstTier = OpenNlpUnderstander.load(stream);
      return encoder == null ? firstTier : withSecond(firstTier, encoder);
    }
  }

  @Override
  public String hash(Path folder) {
    return encoder == null
        ? OpenNlpUnderstander.hash(folder)
        : OpenNlpUnderstander.hash(folder, encoder);
  }

  @Override
  public Model train(Path folder) {
    return model(learn(folder));
  }

  /**
   * What a model that is trained from a folder understands by.
   *
   * @throws io.amends.language.opennlp.InvalidIntentsException with all problems of all files
   */
  OpenNlpUnderstander learn(Path folder) {
    OpenNlpUnderstander.check(folder);
    return encoder == null
        ? OpenNlpUnderstander.train(folder)
        : OpenNlpUnderstander.train(folder, encoder);
  }

  private static OpenNlpUnderstander withSecond(OpenNlpUnderstander first, SentenceEncoder encoder)
      throws IOException {
    try (var stream = open(TrainModels.SECOND_TIER)) {
      return first.with(stream, encoder);
    }
  }

  private static InputStream open(String file) throws IOException {
    var resource = new ClassPathResource(SHIPPED + file);
    if (!resource.exists()) {
      throw new IOException(
          "the class path has no "
              + SHIPPED
              + file
              + ". \"mvn package\" makes it; or set"
              + " amends.tier=1");
    }
    return resource.getInputStream();
  }

  private static Model model(OpenNlpUnderstander understander) {
    return new Model(understander.model(), understander);
  }
}
