package io.amends.language.opennlp;

import io.amends.language.SentenceEncoder;
import java.time.LocalDate;
import java.util.List;

/** What was learnt from an intents folder: the first tier at once, the second when asked for. */
final class Training {

  private final Words words;
  private final List<Utterance> utterances;
  private final Trainer trainer;
  private final Trainer.Learnt learnt;
  private final Model model;

  /**
   * Learns the first tier.
   *
   * @throws InvalidIntentsException with all problems of all files
   */
  Training(IntentFolder folder) {
    var scripts = Scripts.fromOpenCc();
    this.words = Words.read(scripts, folder.words());
    this.utterances = IntentFiles.read(folder.utterances()).utterances();
    var corpus =
        Corpus.of(
            utterances.stream().parallel().map(line -> features(line.text())).toList(),
            Trainer.CUTOFF);
    this.trainer = new Trainer(corpus, Question.of(utterances));
    this.learnt = trainer.firstTier();
    this.model =
        new Model(
            folder.hash(),
            scripts,
            folder.words(),
            learnt.columns(),
            corpus.vocabulary(),
            Weights.of(trainer.weights(), corpus.features()));
  }

  List<Utterance> utterances() {
    return utterances;
  }

  Model model() {
    return model;
  }

  /** How the first tier answers lines that were left out of the learning. */
  Trainer.Learnt unseen() {
    return learnt;
  }

  SecondTier secondTier(SentenceEncoder encoder) {
    var weights = new float[encoder.dimensions().size()][][];
    var columns = second(encoder, weights).columns();
    return new SecondTier(model.hash(), encoder.name(), columns, weights);
  }

  /** How both tiers answer lines that were left out of the learning. */
  Trainer.Learnt unseen(SentenceEncoder encoder) {
    return second(encoder, new float[encoder.dimensions().size()][][]);
  }

  private Trainer.Learnt second(SentenceEncoder encoder, float[][][] into) {
    var points =
        utterances.stream()
            .parallel()
            .map(line -> encoder.encode(words.folding().fold(line.text()).toString()))
            .toList();
    return trainer.secondTier(points, encoder.dimensions(), into);
  }

  private long[] features(String text) {
    var hashes = new Hashes();
    words.features(words.read(text, LocalDate.EPOCH), hashes);
    return hashes.toArray();
  }
}
