package io.amends.language.opennlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Our own learning and scoring against those of liblinear. */
class ScorerEqualityTest {

  private static final double PRECISION = 1e-6;

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

  @BeforeAll
  static void quiet() {
    Linear.setDebugOutput(null);
  }

  @Test
  void the_scorer_answers_as_liblinears_own_model() {
    assertScoredAsTheirs(lines, new DualDescent(corpus, lines, labelled).to(PRECISION));
  }

  @Test
  void where_it_begins_does_not_change_where_it_ends() {
    var descent = new DualDescent(corpus, lines, labelled);
    descent.start(IntStream.of(lines).mapToDouble(line -> line % 3).toArray());

    assertScoredAsTheirs(lines, descent.to(PRECISION));
  }

  @Test
  void lines_that_are_not_to_be_learnt_from_count_for_nothing() {
    var some = IntStream.of(lines).filter(line -> line % 4 != 1).toArray();

    assertScoredAsTheirs(some, new DualDescent(corpus, some, labelled).to(PRECISION));
  }

  @Test
  void where_all_lines_have_the_same_answer_it_is_everyones() {
    var always = new boolean[lines.length];
    Arrays.fill(always, true);

    assertThat(corpus.score(0, new DualDescent(corpus, lines, always).to(PRECISION))).isEqualTo(1);
    assertThat(
            corpus.score(
                0, new DualDescent(corpus, lines, new boolean[lines.length]).to(PRECISION)))
        .isEqualTo(-1);
  }

  private void assertScoredAsTheirs(int[] learnt, double[] weights) {
    var scorer =
        new Model(
            "test",
            new Scripts("", ""),
            Trained.FOLDER.words(),
            List.of(
                new Column("refund", "REQUEST", 1, (float) weights[corpus.features()], 0, 0.5f)),
            corpus.vocabulary(),
            Weights.of(List.of(weights), corpus.features()));
    var theirs = theirModel(learnt);

    for (var line : lines) {
      var hashes = new Hashes();
      LongStream.of(features.get(line)).forEach(hashes::add);
      var ours = scorer.weighed(scorer.scores(hashes))[0];
      var values = new double[1];
      Linear.predictValues(theirs, nodes(line), values);
      var sign = theirs.getLabels()[0] == 1 ? 1 : -1;

      assertThat((double) ours)
          .as(utterances.get(line).text())
          .isCloseTo(sign * values[0], within(1e-3));
    }
  }

  private de.bwaldvogel.liblinear.Model theirModel(int[] learnt) {
    var problem = new Problem();
    problem.l = learnt.length;
    problem.n = corpus.features() + 1;
    problem.x = IntStream.of(learnt).mapToObj(this::nodes).toArray(Feature[][]::new);
    problem.y = IntStream.of(learnt).mapToDouble(line -> labelled[line] ? 1 : -1).toArray();
    return Linear.train(
        problem, new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, DualDescent.COST, PRECISION));
  }

  /** A line as liblinear takes it; what every line has is its last node. */
  private Feature[] nodes(int line) {
    var rows = LongStream.of(features.get(line)).mapToInt(corpus.vocabulary()::row).sorted();
    var scale = Corpus.scale(features.get(line).length);
    return IntStream.concat(rows, IntStream.of(corpus.features()))
        .mapToObj(row -> new FeatureNode(row + 1, row < corpus.features() ? scale : 1))
        .toArray(Feature[]::new);
  }

  private static long[] features(String text) {
    var hashes = new Hashes();
    Trained.WORDS.features(Trained.WORDS.read(text, Trained.AT.toLocalDate()), hashes);
    return hashes.toArray();
  }
}
