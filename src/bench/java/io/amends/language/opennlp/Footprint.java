package io.amends.language.opennlp;

import io.amends.language.Pending;
import io.amends.language.onnx.OnnxSentenceEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Prints what memory a process takes that understands and does nothing else (Linux). */
public final class Footprint {

  private static final int ROUNDS = 50;

  private Footprint() {}

  /**
   * @param args the number of tiers, 1 or 2
   */
  public static void main(String[] args) throws IOException {
    var tiers = args.length == 0 ? 1 : Integer.parseInt(args[0]);
    print("started");
    var understander = new OpenNlpUnderstander(Messages.model());
    if (tiers > 1) {
      understander = understander.with(Messages.secondTier(), new OnnxSentenceEncoder());
    }
    print("loaded");
    for (int round = 0; round < ROUNDS; round++) {
      for (var language : List.of("zh-Hans", "zh-Hant", "en")) {
        for (var message : Messages.of(language)) {
          understander.understand(message, new Pending.Nothing(), Messages.AT);
        }
      }
    }
    print("understood " + ROUNDS * 3 * Messages.COUNT + " messages");
  }

  private static void print(String when) throws IOException {
    var status = Files.readAllLines(Path.of("/proc/self/status"));
    var resident = status.stream().filter(line -> line.startsWith("VmRSS")).findFirst();
    System.out.println(when + ": " + resident.orElse("no VmRSS here"));
  }
}
