package io.amends.language.opennlp;

import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;

/**
 * Makes the model file of an intents folder. Nothing is trained when the file at hand already is of
 * the same content.
 */
public final class TrainModels {

  /** The name of the model's file. */
  public static final String FILE = "understanding.bin";

  private TrainModels() {}

  /** Arguments: the intents folder, the folder to write to. */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("usage: TrainModels INTENTS-FOLDER OUTPUT-FOLDER");
      System.exit(2);
    }
    try {
      System.out.println(run(Path.of(args[0]), Path.of(args[1])));
    } catch (InvalidIntentsException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /**
   * The model of an intents folder.
   *
   * @throws InvalidIntentsException with all problems of all files
   */
  public static byte[] train(Path intents) throws IOException {
    return ModelFile.write(train(IntentFolder.read(intents)));
  }

  static Model train(IntentFolder folder) {
    var scripts = Scripts.fromOpenCc();
    var words = Words.read(scripts, folder.words());
    var utterances = IntentFiles.read(folder.utterances()).utterances();
    var features = new ArrayList<long[]>();
    var hashes = new Hashes();
    for (var utterance : utterances) {
      hashes.clear();
      words.features(words.read(utterance.text(), LocalDate.EPOCH), hashes);
      hashes.distinct();
      features.add(hashes.toArray());
    }
    var corpus = Corpus.of(features, Trainer.CUTOFF);
    var learnt = new Trainer(corpus, utterances).learn();
    if (Boolean.getBoolean("amends.training.report")) {
      learnt.forEach(each -> System.out.printf("%-20s%s%n", each.column().name(), each.unseen()));
      learnt.stream()
          .collect(groupingBy(each -> each.column().group()))
          .forEach(
              (group, columns) -> {
                var all = new Score();
                columns.forEach(each -> all.add(each.unseen()));
                System.out.printf("%-20s%s%n", group, all);
              });
    }
    return new Model(
        folder.hash(),
        scripts,
        folder.words(),
        learnt.stream().map(Trainer.Learnt::column).toList(),
        new Vocabulary(corpus.hashes()),
        Weights.of(learnt.stream().map(Trainer.Learnt::weights).toList(), corpus.features()));
  }

  private static String run(Path intents, Path output) throws IOException {
    var start = System.nanoTime();
    var folder = IntentFolder.read(intents);
    var hash = folder.hash();
    var target = Files.createDirectories(output).resolve(FILE);
    if (isOf(hash, target)) {
      return "Model " + hash + " is up to date";
    }
    var bytes = ModelFile.write(train(folder));
    write(target, bytes);
    return "Model %s trained in %.1f s, %d kB"
        .formatted(hash, (System.nanoTime() - start) / 1e9, bytes.length / 1024);
  }

  private static boolean isOf(String hash, Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (var stream = Files.newInputStream(file)) {
      return ModelFile.hash(stream).equals(hash);
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
