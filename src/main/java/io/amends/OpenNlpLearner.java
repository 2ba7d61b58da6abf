package io.amends;

import io.amends.installed.InstalledUnderstander.Model;
import io.amends.language.opennlp.OpenNlpUnderstander;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.core.io.ClassPathResource;

/** Makes the models of {@code language.opennlp}: of a folder, or the one in the jar. */
final class OpenNlpLearner implements IntentsOnDisk.Learner {

  private static final String SHIPPED = "models/understanding.bin";

  /** The model that was trained when the jar was built. */
  Model shipped() throws IOException {
    try (var stream = new ClassPathResource(SHIPPED).getInputStream()) {
      return model(OpenNlpUnderstander.load(stream));
    }
  }

  @Override
  public String hash(Path folder) {
    return OpenNlpUnderstander.hash(folder);
  }

  @Override
  public Model train(Path folder) {
    OpenNlpUnderstander.check(folder);
    return model(OpenNlpUnderstander.train(folder));
  }

  private static Model model(OpenNlpUnderstander understander) {
    return new Model(understander.model(), understander);
  }
}
