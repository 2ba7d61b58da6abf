package io.amends.language.opennlp;

import io.amends.language.SentenceEncoder;
import io.amends.language.Taxonomy;
import io.amends.language.Understanding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A line of an intents folder and how it is answered by what was learnt without it. Answers are
 * those of the model alone: entities and sure words add nothing.
 *
 * @param place its file and line
 * @param codes its labels
 * @param confidences how sure the model is of each question it knows
 */
public record LeftOut(
    String place,
    String text,
    Set<String> codes,
    int emotion,
    Understanding understood,
    Map<String, Double> confidences) {

  /**
   * All lines of a folder by the first tier. Learns as a training does.
   *
   * @throws InvalidIntentsException with all problems of all files
   */
  public static List<LeftOut> of(Path intents) {
    var training = new Training(IntentFolder.read(intents));
    return of(training, training.unseen());
  }

  /** As {@link #of(Path)}, by both tiers. */
  public static List<LeftOut> of(Path intents, SentenceEncoder encoder) {
    var training = new Training(IntentFolder.read(intents));
    return of(training, training.unseen(encoder));
  }

  private static List<LeftOut> of(Training training, Trainer.Learnt learnt) {
    var model = training.model();
    var words = Words.read(model.scripts(), model.words());
    var heads = new Heads(learnt.columns());
    var lines = new ArrayList<LeftOut>();
    for (int i = 0; i < training.utterances().size(); i++) {
      var line = training.utterances().get(i);
      var confidences = new LinkedHashMap<String, Double>();
      var weighed = new float[learnt.columns().size()];
      for (int c = 0; c < weighed.length; c++) {
        var confidence = learnt.unseen()[c][i];
        confidences.put(learnt.columns().get(c).name(), confidence);
        weighed[c] = (float) Math.log(confidence / (1 - confidence));
      }
      var language = words.languages().of(words.folding().fold(line.text()));
      var understood =
          new Understanding(
              language.tag(),
              language.conclusive(),
              heads.labels(Taxonomy.ISSUE, weighed),
              heads.labels(Taxonomy.REQUEST, weighed),
              heads.labels(Taxonomy.ACT, weighed),
              heads.emotion(weighed),
              heads.labels(Taxonomy.RISK, weighed),
              List.of(),
              List.of(),
              List.of(),
              model.hash());
      lines.add(
          new LeftOut(
              line.place(), line.text(), line.codes(), line.emotion(), understood, confidences));
    }
    return lines;
  }
}
