package io.amends.language.opennlp;

import io.amends.language.SentenceEncoder;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Tells classes of texts apart that exclude each other, by what understanding is made of: features
 * and support vectors; in the second tier also points, by ridge regression and by their nearness to
 * the middle of a class. Shows what the learner is worth on lines of others: no shop's words go
 * into it. Immutable and safe to share.
 */
public final class Classifier {

  private final Folding folding;
  private final List<String> labels;
  private final Function<Folded, double[]> weighing;
  private final Sureness sureness;
  private final List<Choice> unseen;

  /**
   * A class and how sure it is.
   *
   * @param confidence the chance that it is right, from 0 to 1
   */
  public record Choice(String label, double confidence) {}

  private Classifier(
      ClassLines lines,
      Function<Folded, double[]> weighing,
      Sureness sureness,
      List<Choice> unseen) {
    this.folding = lines.folding();
    this.labels = lines.labels();
    this.weighing = weighing;
    this.sureness = sureness;
    this.unseen = unseen;
  }

  /** Learns the first tier. */
  public static Classifier learn(List<String> texts, List<String> labels) {
    var lines = new ClassLines(folding(), texts, labels);
    var features = new FeatureClasses(lines);
    var softmax = new Softmax(List.<double[][]>of(features.unseen()), lines.classes());
    return of(lines, softmax, text -> scaled(features.scores(text), softmax.slope(0)));
  }

  /** Learns both tiers. */
  public static Classifier learn(List<String> texts, List<String> labels, SentenceEncoder encoder) {
    var lines = new ClassLines(folding(), texts, labels);
    var features = new FeatureClasses(lines);
    var points =
        lines.texts().stream().parallel().map(text -> encoder.encode(text.toString())).toList();
    var regression = new PointClasses(lines, points, encoder.dimensions());
    var means = new ClassMeans(lines, points, encoder.dimensions());
    var softmax =
        new Softmax(
            List.of(features.unseen(), regression.unseen(), means.unseen()), lines.classes());
    return of(
        lines,
        softmax,
        text -> {
          var point = encoder.encode(text.toString());
          var weighed = scaled(features.scores(text), softmax.slope(0));
          add(weighed, regression.scores(point), softmax.slope(1));
          add(weighed, means.scores(point), softmax.slope(2));
          return weighed;
        });
  }

  /** The likeliest class of a text. */
  public Choice classify(String text) {
    return choice(labels, sureness, weighing.apply(folding.fold(text)));
  }

  /** For each text that was learnt from, what it was taken for by what was learnt without it. */
  public List<Choice> unseen() {
    return unseen;
  }

  private static Classifier of(
      ClassLines lines, Softmax softmax, Function<Folded, double[]> weighing) {
    var weighed = IntStream.range(0, lines.size()).mapToObj(softmax::weighed).toList();
    var right = new boolean[lines.size()];
    for (int i = 0; i < right.length; i++) {
      right[i] = best(weighed.get(i)) == lines.classes()[i];
    }
    var sureness =
        Sureness.of(weighed.stream().mapToDouble(each -> each[best(each)]).toArray(), right);
    var unseen = weighed.stream().map(each -> choice(lines.labels(), sureness, each)).toList();
    return new Classifier(lines, weighing, sureness, unseen);
  }

  private static Choice choice(List<String> labels, Sureness sureness, double[] weighed) {
    var best = best(weighed);
    return new Choice(labels.get(best), sureness.of(weighed[best]));
  }

  private static int best(double[] weighed) {
    return IntStream.range(0, weighed.length)
        .reduce(0, (best, k) -> weighed[k] > weighed[best] ? k : best);
  }

  private static double[] scaled(float[] scores, double slope) {
    return IntStream.range(0, scores.length).mapToDouble(k -> scores[k] * slope).toArray();
  }

  private static void add(double[] sums, double[] scores, double slope) {
    for (int k = 0; k < sums.length; k++) {
      sums[k] += slope * scores[k];
    }
  }

  private static Folding folding() {
    return new Folding(Scripts.fromOpenCc().pairs());
  }
}
