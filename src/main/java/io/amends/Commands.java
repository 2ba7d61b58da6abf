package io.amends;

import io.amends.language.onnx.OnnxSentenceEncoder;
import io.amends.language.opennlp.InvalidIntentsException;
import io.amends.language.opennlp.TrainModels;
import java.io.IOException;
import java.nio.file.Path;

/** What the jar does besides serving, when its first argument names it. */
final class Commands {

  private static final String USAGE =
      """
      usage: java -jar amends.jar                      serve
             java -jar amends.jar train INTENTS OUTPUT [--tier 2]
                                               make the model files of an intents folder
      """;

  private Commands() {}

  /** Whether arguments name a command, rather than options of the service. */
  static boolean named(String[] args) {
    return args.length > 0 && !args[0].startsWith("-");
  }

  /**
   * Does what is named, and says on the terminal what came of it.
   *
   * @return the exit status: 0 done, 1 refused with the reasons, 2 not understood
   */
  static int run(String[] args) throws IOException {
    if (args[0].equals("train")) {
      var both = args.length == 5 && args[3].equals("--tier") && args[4].equals("2");
      if (both || args.length == 3) {
        return train(Path.of(args[1]), Path.of(args[2]), both);
      }
    }
    System.err.print(USAGE);
    return 2;
  }

  private static int train(Path intents, Path output, boolean both) throws IOException {
    try {
      System.out.println(
          both
              ? TrainModels.run(intents, output, OnnxSentenceEncoder::new)
              : TrainModels.run(intents, output));
      return 0;
    } catch (InvalidIntentsException e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }
}
