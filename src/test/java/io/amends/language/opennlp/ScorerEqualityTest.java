package io.amends.language.opennlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Problem;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Our own scoring against that of the library whose weights it evaluates. */
class ScorerEqualityTest {

  private final List<Utterance> utterances =
      IntentFiles.read(SmallCorpus.FOLDER.utterances()).utterances();
  private final List<long[]> features =
      utterances.stream().map(utterance -> features(utterance.text())).toList();
  private final Corpus corpus = Corpus.of(features, 1);
  private final int[] lines = IntStream.range(0, utterances.size()).toArray();
  private final boolean[] labelled = new boolean[utterances.size()];

  ScorerEqualityTest() {
    for (var line : lines) {
      labelled[line] = utterances.get(line).codes().contains("refund");
    }
  }

  @Test
  void the_scorer_answers_as_liblinears_own_model() {
    var weights = new SupportVectors(corpus).learn(lines, labelled);
    var scorer =
        new Model(
            "test",
            new Scripts("", ""),
            Trained.FOLDER.words(),
            List.of(
                new Column("refund", "REQUEST", 1, (float) weights[corpus.features()], 0, 0.5f)),
            new Vocabulary(corpus.hashes()),
            Weights.of(List.of(weights), corpus.features()));
    var theirs = theirModel();

    for (var line : lines) {
      var hashes = new Hashes();
      LongStream.of(features.get(line)).forEach(hashes::add);
      var ours = scorer.weighed(scorer.scores(hashes))[0];
      var values = new double[1];
      Linear.predictValues(theirs, corpus.nodes(line), values);
      var sign = theirs.getLabels()[0] == 1 ? 1 : -1;

      assertThat((double) ours)
          .as(utterances.get(line).text())
          .isCloseTo(sign * values[0], within(1e-3));
    }
  }

  private de.bwaldvogel.liblinear.Model theirModel() {
    var problem = new Problem();
    problem.l = lines.length;
    problem.n = corpus.features() + 1;
    problem.x = IntStream.of(lines).mapToObj(corpus::nodes).toArray(Feature[][]::new);
    problem.y = IntStream.of(lines).mapToDouble(line -> labelled[line] ? 1 : -1).toArray();
    return Linear.train(problem, SupportVectors.parameter());
  }

  private static long[] features(String text) {
    var hashes = new Hashes();
    Trained.WORDS.features(Trained.WORDS.read(text, Trained.AT.toLocalDate()), hashes);
    return hashes.toArray();
  }
}
