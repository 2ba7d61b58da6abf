package io.amends;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.installed.InstalledUnderstander.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedFirstTest {

  private static final Path INTENTS = Path.of("intents");

  private final List<Path> trained = new ArrayList<>();

  @TempDir private Path folder;

  @Test
  void a_folder_that_the_jar_was_trained_from_is_not_trained_again() throws IOException {
    var shipped = new OpenNlpLearner().shipped();

    assertThat(new ShippedFirst(told(), () -> shipped).train(copied())).isSameAs(shipped);
    assertThat(trained).isEmpty();
  }

  @Test
  void a_folder_with_another_line_is_trained() throws IOException {
    var edited = copied();
    var file = edited.resolve("refund.yaml");
    Files.writeString(file, Files.readString(file) + "\n# edited\n");

    assertThat(new ShippedFirst(told(), new OpenNlpLearner()::shipped).train(edited).hash())
        .isEqualTo("trained");
    assertThat(trained).containsExactly(edited);
  }

  @Test
  void where_the_jar_lacks_a_part_of_the_model_one_is_trained() throws IOException {
    var learner =
        new ShippedFirst(
            told(),
            () -> {
              throw new IOException("the class path has no second tier");
            });

    assertThat(learner.train(copied()).hash()).isEqualTo("trained");
  }

  @Test
  void the_folder_that_is_asked_for_keeps_its_own_name() {
    assertThat(new ShippedFirst(told(), new OpenNlpLearner()::shipped).hash(INTENTS))
        .isEqualTo(new OpenNlpLearner().hash(INTENTS));
  }

  /** Trains nothing, and tells what it was asked to train. */
  private IntentsOnDisk.Learner told() {
    return new IntentsOnDisk.Learner() {
      @Override
      public String hash(Path intents) {
        return new OpenNlpLearner().hash(intents);
      }

      @Override
      public Model train(Path intents) {
        trained.add(intents);
        return new Model(
            "trained",
            (text, pending, at) -> {
              throw new AssertionError("nobody asks");
            });
      }
    };
  }

  private Path copied() throws IOException {
    try (var files = Files.walk(INTENTS)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var copy = folder.resolve(INTENTS.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return folder;
  }
}
