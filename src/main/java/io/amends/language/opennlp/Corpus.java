package io.amends.language.opennlp;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Utterances as numbers: for each line the features it has, and how much each counts. The more
 * features a line has, the less each counts, so that a long complaint is not shouted down by its
 * own length.
 */
final class Corpus {

  private final long[] hashes;
  private final int[][] lines;
  private final float[] scales;

  private Corpus(long[] hashes, int[][] lines, float[] scales) {
    this.hashes = hashes;
    this.lines = lines;
    this.scales = scales;
  }

  /**
   * @param features the distinct feature hashes of each line
   * @param cutoff in how many lines a feature must be, at least
   */
  static Corpus of(List<long[]> features, int cutoff) {
    var hashes = vocabulary(features, cutoff);
    var lines = new ArrayList<int[]>();
    var scales = new float[features.size()];
    for (int i = 0; i < scales.length; i++) {
      scales[i] = scale(features.get(i).length);
      lines.add(
          Arrays.stream(features.get(i))
              .mapToInt(hash -> Arrays.binarySearch(hashes, hash))
              .filter(index -> index >= 0)
              .toArray());
    }
    return new Corpus(hashes, lines.toArray(int[][]::new), scales);
  }

  /** How much each feature counts in a text with that many: all texts are equally long. */
  static float scale(int features) {
    return (float) (1 / Math.sqrt(Math.max(1, features)));
  }

  int size() {
    return lines.length;
  }

  int features() {
    return hashes.length;
  }

  long[] hashes() {
    return hashes;
  }

  /**
   * @param weights one for each feature and a last one that every line has
   */
  double score(int line, double[] weights) {
    var sum = 0.0;
    for (var feature : lines[line]) {
      sum += weights[feature];
    }
    return sum * scales[line] + weights[hashes.length];
  }

  /** A line as liblinear takes it; what every line has is its last node. */
  Feature[] nodes(int line) {
    var nodes = new Feature[lines[line].length + 1];
    for (int i = 0; i < lines[line].length; i++) {
      nodes[i] = new FeatureNode(lines[line][i] + 1, scales[line]);
    }
    nodes[nodes.length - 1] = new FeatureNode(hashes.length + 1, 1);
    return nodes;
  }

  private static long[] vocabulary(List<long[]> features, int cutoff) {
    var all = features.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    var kept = 0;
    for (int start = 0, end; start < all.length; start = end) {
      end = start;
      while (end < all.length && all[end] == all[start]) {
        end++;
      }
      if (end - start >= cutoff) {
        all[kept++] = all[start];
      }
    }
    return Arrays.copyOf(all, kept);
  }
}
