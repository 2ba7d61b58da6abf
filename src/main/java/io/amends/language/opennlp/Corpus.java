package io.amends.language.opennlp;

import java.util.Arrays;
import java.util.List;

/**
 * Utterances as numbers: for each line the features it has, and how much each counts. The more
 * features a line has, the less each counts, so that a long complaint is not shouted down by its
 * own length. Lines lie one after the other in one array, and the features that most of them have
 * come first: learning walks over them again and again, and waits for memory most of its time.
 */
final class Corpus {

  private final Vocabulary vocabulary;

  /** The features of all lines, and for each line and the end where its own begin. */
  private final int[] rows;

  private final int[] starts;
  private final float[] scales;

  private Corpus(Vocabulary vocabulary, int[] rows, int[] starts, float[] scales) {
    this.vocabulary = vocabulary;
    this.rows = rows;
    this.starts = starts;
    this.scales = scales;
  }

  /**
   * @param features the distinct feature hashes of each line
   * @param cutoff in how many lines a feature must be, at least
   */
  static Corpus of(List<long[]> features, int cutoff) {
    var vocabulary = vocabulary(features, cutoff);
    var rows = new int[features.stream().mapToInt(line -> line.length).sum()];
    var starts = new int[features.size() + 1];
    var scales = new float[features.size()];
    var end = 0;
    for (int i = 0; i < scales.length; i++) {
      scales[i] = scale(features.get(i).length);
      for (var hash : features.get(i)) {
        var row = vocabulary.row(hash);
        if (row >= 0) {
          rows[end++] = row;
        }
      }
      Arrays.sort(rows, starts[i], end);
      starts[i + 1] = end;
    }
    return new Corpus(vocabulary, Arrays.copyOf(rows, end), starts, scales);
  }

  /** How much each feature counts in a text with that many: all texts are equally long. */
  static float scale(int features) {
    return (float) (1 / Math.sqrt(Math.max(1, features)));
  }

  int size() {
    return scales.length;
  }

  int features() {
    return vocabulary.size();
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  /**
   * @param weights one for each feature and a last one that every line has
   */
  double score(int line, double[] weights) {
    var end = starts[line + 1];
    var even = 0.0; // two sums: the next number need not wait for the last addition
    var odd = 0.0;
    var i = starts[line];
    for (; i + 1 < end; i += 2) {
      even += weights[rows[i]];
      odd += weights[rows[i + 1]];
    }
    if (i < end) {
      even += weights[rows[i]];
    }
    return (even + odd) * scales[line] + weights[weights.length - 1];
  }

  /** Adds a line so many times to the weights. */
  void add(int line, double times, double[] weights) {
    var each = times * scales[line];
    for (int i = starts[line]; i < starts[line + 1]; i++) {
      weights[rows[i]] += each;
    }
    weights[weights.length - 1] += times;
  }

  /** What a line scores by itself. */
  double square(int line) {
    return (double) scales[line] * scales[line] * (starts[line + 1] - starts[line]) + 1;
  }

  private static Vocabulary vocabulary(List<long[]> features, int cutoff) {
    var all = features.stream().flatMapToLong(Arrays::stream).toArray();
    Arrays.sort(all);
    var hashes = new long[all.length];
    var places = new long[all.length];
    var kept = 0;
    for (int start = 0, end; start < all.length; start = end) {
      end = start;
      while (end < all.length && all[end] == all[start]) {
        end++;
      }
      if (end - start >= cutoff) {
        hashes[kept] = all[start];
        places[kept] = (long) (start - end) << Integer.SIZE | kept++;
      }
    }
    Arrays.sort(places, 0, kept);
    return new Vocabulary(
        Arrays.stream(places, 0, kept).map(place -> hashes[(int) place]).toArray());
  }
}
