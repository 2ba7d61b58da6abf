package io.amends.language.opennlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import opennlp.tools.ml.maxent.quasinewton.NegLogLikelihood;
import opennlp.tools.ml.maxent.quasinewton.QNModel;
import opennlp.tools.ml.model.Context;
import opennlp.tools.ml.model.Event;
import opennlp.tools.ml.model.OnePassRealValueDataIndexer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import org.junit.jupiter.api.Test;

/** Our shortcuts against OpenNLP's own code: the objective that is minimised, and the scoring. */
class OpenNlpEqualityTest {

  private static final String ALWAYS = "always";

  private final List<Utterance> utterances =
      IntentFiles.read(SmallCorpus.FOLDER.utterances()).utterances();
  private final List<long[]> features =
      utterances.stream().map(utterance -> features(utterance.text())).toList();
  private final Corpus corpus = Corpus.of(features, 1);
  private final boolean[] labelled = new boolean[utterances.size()];
  private final int[] lines = IntStream.range(0, utterances.size()).toArray();

  OpenNlpEqualityTest() {
    for (var line : lines) {
      labelled[line] = utterances.get(line).codes().contains("refund");
    }
  }

  @Test
  void the_objective_is_that_of_opennlp_for_two_outcomes() throws Exception {
    var indexer = new OnePassRealValueDataIndexer();
    var parameters = new TrainingParameters();
    parameters.put(TrainingParameters.CUTOFF_PARAM, 0);
    parameters.put("sort", false);
    indexer.init(parameters, new java.util.HashMap<>());
    indexer.index(ObjectStreamUtils.createObjectStream(events()));
    var theirs = new NegLogLikelihood(indexer);
    var ours = new BinaryObjective(corpus, lines, labelled, 0);
    var random = new Random(5);

    var weights = random.doubles(corpus.features() + 1, -1, 1).toArray();
    var point = new double[theirs.getDimension()];
    var yes = List.of(indexer.getOutcomeLabels()).indexOf("yes");
    var names = indexer.getPredLabels();
    for (int i = 0; i < names.length; i++) {
      point[yes * names.length + i] = weights[indexOf(names[i])];
    }

    assertThat(ours.valueAt(weights)).isCloseTo(theirs.valueAt(point), within(1e-4));
    var gradient = theirs.gradientAt(point);
    for (int i = 0; i < names.length; i++) {
      assertThat(ours.gradientAt(weights)[indexOf(names[i])])
          .as(names[i])
          .isCloseTo(gradient[yes * names.length + i], within(1e-4));
    }
  }

  @Test
  void the_scorer_answers_as_opennlps_model_of_the_same_weights() {
    var weights = new BinaryObjective(corpus, lines, labelled, 0.1).minimise();
    var scorer =
        new Model(
            "test",
            new Scripts("", ""),
            Trained.FOLDER.words(),
            List.of(new Column("refund", "REQUEST", 1, (float) weights[corpus.features()], 0.5f)),
            new Vocabulary(corpus.hashes()),
            Weights.of(List.of(weights), corpus.features()));
    var model = openNlpModel(weights);

    for (var text : SmallCorpus.TEXTS) {
      var found = features(text);
      var names = new ArrayList<String>(LongStream.of(found).mapToObj(Long::toHexString).toList());
      var values = new float[found.length + 1];
      java.util.Arrays.fill(values, Corpus.scale(found.length));
      names.add(ALWAYS);
      values[found.length] = 1;
      var theirs = model.eval(names.toArray(String[]::new), values)[1];
      var hashes = new Hashes();
      LongStream.of(found).forEach(hashes::add);
      var ours = scorer.columns().get(0).confidence(scorer.scores(hashes)[0]);

      assertThat(ours).as(text).isCloseTo(theirs, within(1e-3));
    }
  }

  private QNModel openNlpModel(double[] weights) {
    var names = new String[corpus.features() + 1];
    var contexts = new Context[names.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = i < corpus.features() ? Long.toHexString(corpus.hashes()[i]) : ALWAYS;
      contexts[i] = new Context(new int[] {0, 1}, new double[] {0, weights[i]});
    }
    return new QNModel(contexts, names, new String[] {"no", "yes"});
  }

  private List<Event> events() {
    var events = new ArrayList<Event>();
    for (var line : lines) {
      var names = new ArrayList<String>();
      LongStream.of(features.get(line)).mapToObj(Long::toHexString).forEach(names::add);
      var values = new float[names.size() + 1];
      java.util.Arrays.fill(values, Corpus.scale(names.size()));
      values[names.size()] = 1;
      names.add(ALWAYS);
      events.add(new Event(labelled[line] ? "yes" : "no", names.toArray(String[]::new), values));
    }
    return events;
  }

  private int indexOf(String name) {
    return name.equals(ALWAYS)
        ? corpus.features()
        : java.util.Arrays.binarySearch(corpus.hashes(), Long.parseUnsignedLong(name, 16));
  }

  private static long[] features(String text) {
    var hashes = new Hashes();
    Trained.WORDS.features(Trained.WORDS.read(text, Trained.AT.toLocalDate()), hashes);
    hashes.distinct();
    return hashes.toArray();
  }
}
