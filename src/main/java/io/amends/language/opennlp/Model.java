package io.amends.language.opennlp;

import java.util.List;

/**
 * Trained weights of all columns over one vocabulary of feature hashes, and all words that went
 * into them: a model understands alone. Immutable and safe to share.
 *
 * @param hash tells models apart: of the intents and of the learner
 * @param scripts the characters of the two Chinese scripts
 * @param words content of the word files by name
 */
record Model(
    String hash,
    Scripts scripts,
    java.util.SortedMap<String, String> words,
    List<Column> columns,
    Vocabulary vocabulary,
    Weights weights) {

  Model {
    columns = List.copyOf(columns);
    words = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(words));
  }

  /** The score of each column for a text with these features. */
  float[] scores(Hashes features) {
    // All rows are looked up before any is read: the memory that both wait for is fetched at once.
    var known = features.lookUp(vocabulary);
    return weights.scores(features.rows(), known, Corpus.scale(features.size()));
  }

  /** Weighs the scores of this tier alone: in place, for nobody needs them as they were. */
  float[] weighed(float[] scores) {
    for (int c = 0; c < scores.length; c++) {
      scores[c] = columns.get(c).slope() * scores[c] + columns.get(c).offset();
    }
    return scores;
  }
}
