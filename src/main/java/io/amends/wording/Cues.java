package io.amends.wording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What speaks for and against a sentence being a promise of worth: words, pairs of neighbours and
 * of words with one or two between, each with a weight that was learnt from lines of good and bad
 * clerks. It is a second reader beside the lists of words, for what nobody thought of. Immutable
 * and thread-safe; the same sentence and backing always weigh the same.
 */
public final class Cues {

  private static final Cues NONE = new Cues(Map.of(), 0);
  private static final String GAP = " \u2026 ";
  private static final String EDGE = "|";
  private static final int LONGEST_RUN = 2;
  private static final int FARTHEST = 3;

  /** Of fewer cues than this, none weighs much: a short sentence may be about anything. */
  static final int FEW = 40;

  /** How many cues a reason quotes. */
  private static final int QUOTED = 3;

  /** Kinds of worth that a promise may be of; a remedy on the table may keep one. */
  enum Worth {
    MONEY,
    GOODS,
    SERVICE
  }

  /**
   * What a cue adds, in hundredths.
   *
   * @param promise that the sentence is a promise
   * @param worth if it is one, that it is of a kind; by {@link Worth}
   */
  record Weight(int promise, List<Integer> worth) {
    Weight {
      worth = List.copyOf(worth);
    }
  }

  /**
   * What a sentence weighs.
   *
   * @param promise above nought: rather a promise; below: rather none
   * @param worth the same for each kind of worth, taking it for a promise; by {@link Worth}
   */
  record Weighed(double promise, List<Double> worth) {
    Weighed {
      worth = List.copyOf(worth);
    }

    static final Weighed NOTHING = new Weighed(0, List.of(0.0, 0.0, 0.0));
  }

  private final Map<String, Weight> weights;
  private final int lines;

  private Cues(Map<String, Weight> weights, int lines) {
    this.weights = Map.copyOf(weights);
    this.lines = lines;
  }

  /** Knows nothing, and so never takes a sentence for a promise. */
  public static Cues none() {
    return NONE;
  }

  /**
   * @param written a cue a line, with its weights: {@code half back<TAB>31<TAB>12<TAB>-3<TAB>-9};
   *     blank lines and those that begin with {@code #} are skipped
   * @throws IllegalArgumentException names the line that cannot be read
   */
  public static Cues of(Stream<String> written) {
    var weights = new HashMap<String, Weight>();
    int number = 0;
    for (var line : (Iterable<String>) written::iterator) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      var parts = line.split("\t");
      try {
        if (parts.length != 2 + Worth.values().length) {
          throw new NumberFormatException("not " + (2 + Worth.values().length) + " columns");
        }
        var worth = new ArrayList<Integer>();
        for (int i = 2; i < parts.length; i++) {
          worth.add(Integer.parseInt(parts[i]));
        }
        weights.put(parts[0], new Weight(Integer.parseInt(parts[1]), worth));
      } catch (NumberFormatException unread) {
        throw new IllegalArgumentException(
            "line "
                + number
                + " of the guard's cues cannot be read ("
                + unread.getMessage()
                + "): train them again, or take the file of the program",
            unread);
      }
    }
    return new Cues(weights, number);
  }

  boolean isNone() {
    return lines == 0;
  }

  Weighed weigh(List<String> tokens) {
    var cues = cues(tokens);
    if (cues.isEmpty() || isNone()) {
      return Weighed.NOTHING;
    }
    long promise = 0;
    var worth = new long[Worth.values().length];
    for (var cue : cues) {
      var weight = weights.get(cue);
      if (weight != null) {
        promise += weight.promise();
        for (int i = 0; i < worth.length; i++) {
          worth[i] += weight.worth().get(i);
        }
      }
    }
    double size = 100 * Math.sqrt(cues.size() + FEW);
    var kinds = new ArrayList<Double>();
    for (long kind : worth) {
      kinds.add(kind / size);
    }
    return new Weighed(promise / size, kinds);
  }

  /** The cues that speak most for a promise, heaviest first, for its reason; a few at the most. */
  List<String> strongest(List<String> tokens) {
    return cues(tokens).stream()
        .distinct()
        .filter(cue -> isQuotable(cue) && promise(cue) > 0)
        .sorted(Comparator.<String>comparingInt(cue -> -promise(cue)).thenComparing(cue -> cue))
        .limit(QUOTED)
        .toList();
  }

  private int promise(String cue) {
    var weight = weights.get(cue);
    return weight == null ? 0 : weight.promise();
  }

  private static boolean isQuotable(String cue) {
    return cue.indexOf(EDGE.charAt(0)) < 0 && !cue.equals(CueTokens.ASKS) && !cue.equals(",");
  }

  /** All that may weigh something in a sentence. */
  static List<String> cues(List<String> tokens) {
    var all = new ArrayList<String>(tokens.size() * 10);
    int n = tokens.size();
    for (int i = 0; i < n; i++) {
      var run = new StringBuilder(tokens.get(i));
      all.add(tokens.get(i));
      if (i == 0) {
        all.add(EDGE + " " + run);
      }
      if (i == n - 1) {
        all.add(run + " " + EDGE);
      }
      for (int j = i + 1; j < Math.min(n, i + LONGEST_RUN); j++) {
        run.append(' ').append(tokens.get(j));
        all.add(run.toString());
        if (j == i + 1 && i == 0) {
          all.add(EDGE + " " + run);
        }
        if (j == i + 1 && j == n - 1) {
          all.add(run + " " + EDGE);
        }
      }
      for (int j = i + 2; j < Math.min(n, i + FARTHEST + 1); j++) {
        all.add(tokens.get(i) + GAP + tokens.get(j));
      }
    }
    return all;
  }
}
