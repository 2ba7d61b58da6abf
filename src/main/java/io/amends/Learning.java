package io.amends;

import io.amends.Arguments.NotUnderstood;
import io.amends.language.evaluation.Classification;
import io.amends.language.evaluation.Example;
import io.amends.language.evaluation.Taken;
import io.amends.language.onnx.OnnxSentenceEncoder;
import io.amends.language.opennlp.Classifier;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The command that shows what the learner is worth on plain classes. */
final class Learning {

  private static final String OUTSIDE = "--out-of-scope";

  private Learning() {}

  /**
   * Learns one file and measures on another. Times go to {@code err}, for they are never the same.
   */
  static void learn(List<String> args, PrintStream out, PrintStream err)
      throws IOException, NotUnderstood {
    var arguments =
        Arguments.read(args, 2, Set.of(OUTSIDE, Measuring.TIER, Measuring.HTML), Set.of());
    var tier = arguments.tier();
    var train = Example.read(arguments.path(0));
    var test = Example.read(arguments.path(1));
    var file = arguments.path(OUTSIDE);
    var outside = file.isPresent() ? Example.read(file.get()) : List.<Example>of();
    var texts = train.stream().map(Example::text).toList();
    var labels = train.stream().map(Example::label).toList();
    var start = System.nanoTime();
    var classifier =
        tier == 1
            ? Classifier.learn(texts, labels)
            : Classifier.learn(texts, labels, new OnnxSentenceEncoder());
    var learnt = System.nanoTime();
    var answers = taken(classifier, test);
    var answered = System.nanoTime();
    err.printf(
        Locale.ROOT,
        "Learnt in %.1f s, left-out lines included; %.0f messages a second by one thread%n",
        (learnt - start) / 1e9,
        test.size() * 1e9 / (answered - learnt));
    var about =
        List.of(
            "%d lines of %d classes learnt, %d lines of test, tier %d"
                .formatted(train.size(), Set.copyOf(labels).size(), test.size(), tier),
            "The learner of understanding, the same for every file: a feature counts from one line"
                + " on (understanding: two), for plain classes often have few lines. What confidences"
                + " are worth is found on lines left out of the learning.");
    var sheet =
        Classification.of(about, unseen(classifier, train), answers, taken(classifier, outside));
    Measuring.show(sheet, arguments, out);
  }

  private static List<Taken> taken(Classifier classifier, List<Example> examples) {
    return examples.stream().map(each -> taken(each, classifier.classify(each.text()))).toList();
  }

  private static List<Taken> unseen(Classifier classifier, List<Example> examples) {
    var taken = new ArrayList<Taken>();
    for (int i = 0; i < examples.size(); i++) {
      taken.add(taken(examples.get(i), classifier.unseen().get(i)));
    }
    return taken;
  }

  private static Taken taken(Example example, Classifier.Choice choice) {
    return new Taken(example, choice.label(), choice.confidence());
  }
}
