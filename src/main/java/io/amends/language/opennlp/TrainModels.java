package io.amends.language.opennlp;

import io.amends.language.SentenceEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;

/**
 * Makes the model files of an intents folder. Nothing is trained when the files at hand already are
 * of the same content.
 */
public final class TrainModels {

  /** The name of the model's file. */
  public static final String FILE = "understanding.bin";

  /** The name of the second tier's file. */
  public static final String SECOND_TIER = "understanding-second.bin";

  private TrainModels() {}

  /**
   * Makes the first tier's file where it is not up to date.
   *
   * @return what was done, for people
   * @throws InvalidIntentsException with all problems of all files
   */
  public static String run(Path intents, Path output) throws IOException {
    var start = System.nanoTime();
    var folder = IntentFolder.read(intents);
    var file = Files.createDirectories(output).resolve(FILE);
    if (isOf(folder.hash(), file, ModelFile::hash)) {
      return "Model " + folder.hash() + " is up to date";
    }
    var training = train(folder);
    write(file, ModelFile.write(training.model()));
    return told("Model", training, file, start);
  }

  /**
   * Makes the files of both tiers where the second is not up to date.
   *
   * @param encoder is asked for only when there is something to learn
   * @return what was done, for people
   * @throws InvalidIntentsException with all problems of all files
   */
  public static String run(Path intents, Path output, Supplier<SentenceEncoder> encoder)
      throws IOException {
    var start = System.nanoTime();
    var folder = IntentFolder.read(intents);
    var first = Files.createDirectories(output).resolve(FILE);
    var second = output.resolve(SECOND_TIER);
    if (isOf(folder.hash(), first, ModelFile::hash)
        && isOf(folder.hash(), second, SecondTierFile::model)) {
      return "Both tiers of model " + folder.hash() + " are up to date";
    }
    var training = train(folder);
    write(first, ModelFile.write(training.model()));
    write(second, SecondTierFile.write(training.secondTier(encoder.get())));
    return told("Both tiers of model", training, second, start);
  }

  private static String told(String what, Training training, Path file, long start)
      throws IOException {
    return "%s %s trained of %d lines in %.1f s, %d kB"
        .formatted(
            what,
            training.model().hash(),
            training.utterances().size(),
            (System.nanoTime() - start) / 1e9,
            Files.size(file) / 1024);
  }

  /**
   * The first tier's file of an intents folder.
   *
   * @throws InvalidIntentsException with all problems of all files
   */
  public static byte[] train(Path intents) throws IOException {
    return ModelFile.write(train(IntentFolder.read(intents)).model());
  }

  static Training train(IntentFolder folder) {
    return new Training(folder);
  }

  private interface Key {
    String of(InputStream stream) throws IOException;
  }

  private static boolean isOf(String hash, Path file, Key key) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (var stream = Files.newInputStream(file)) {
      return key.of(stream).equals(hash);
    } catch (IOException e) {
      return false; // not ours, or cut short: make it anew
    }
  }

  /** All or nothing: a build that is stopped leaves no half file. */
  private static void write(Path file, byte[] bytes) throws IOException {
    var part = Files.createTempFile(file.toAbsolutePath().getParent(), "model", ".part");
    Files.write(part, bytes);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
