package io.amends;

import io.amends.Arguments.NotUnderstood;
import io.amends.dialog.yaml.FlowSource;
import io.amends.language.Understander;
import io.amends.language.onnx.OnnxSentenceEncoder;
import io.amends.rehearsal.Ear;
import io.amends.rehearsal.Findings;
import io.amends.rehearsal.Rehearsal;
import io.amends.rehearsal.yaml.GoldenFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;

/** The command that plays the golden conversations of a folder of flows. */
final class Rehearsing {

  private static final String INTENTS = "--intents";
  private static final String GOLDEN = "golden";

  /** What was played did not go as it is written. */
  static final class NotAsWritten extends Exception {
    private static final long serialVersionUID = 1L;

    NotAsWritten(String message) {
      super(message);
    }
  }

  private Rehearsing() {}

  static void rehearse(List<String> args, PrintStream out, PrintStream err)
      throws IOException, NotUnderstood, NotAsWritten {
    var arguments = Arguments.read(args, 1, Set.of(INTENTS, Measuring.TIER), Set.of());
    var folder = arguments.path(0);
    var book = DialogConfiguration.read(FlowSource.folder(folder));
    var goldens = GoldenFiles.read(GoldenFiles.folder(folder.resolve(GOLDEN)), book);
    var rehearsal = new Rehearsal(book);
    var model = understander(arguments);
    var findings = new Findings(book);
    for (var golden : goldens) {
      findings.decided(rehearsal.play(golden, Ear.given()));
      findings.heard(rehearsal.play(golden, Ear.of(model)));
    }
    out.print(findings.report());
    if (!findings.areNone()) {
      throw new NotAsWritten(findings.summary());
    }
  }

  private static Understander understander(Arguments arguments) throws IOException, NotUnderstood {
    var learner =
        arguments.tier() == 1
            ? new OpenNlpLearner()
            : new OpenNlpLearner(new OnnxSentenceEncoder());
    var intents = arguments.path(INTENTS);
    return intents.isPresent() ? learner.learn(intents.get()) : learner.packaged();
  }
}
