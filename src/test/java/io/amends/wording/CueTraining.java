package io.amends.wording;

import io.amends.dialog.yaml.FlowFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Learns {@link Cues} from the lines of {@code src/test/resources/wording}: logistic regression by
 * stochastic gradient descent (AdaGrad), which gives the same weights on every machine. Run it
 * after lines were added, and the file that ships is written anew.
 */
final class CueTraining {

  static final Path SHIPPED = Path.of("src/main/resources/wording/cues.tsv");

  private static final Path LINES = Path.of("src/test/resources/wording");
  private static final long SEED = 7;
  private static final int EPOCHS = 12;
  private static final double RATE = 0.3;
  private static final double SHRINKAGE = 3e-3;

  /** What is lighter, in hundredths, is left out: together it decides nothing. */
  private static final int LIGHTEST = 25;

  private static final WordingRules RULES = FlowFiles.shippedWording();
  private static final FigureCheck FIGURES = new FigureCheck(RULES);
  private static final PromiseCheck WORDS = new PromiseCheck(RULES);

  private CueTraining() {}

  /**
   * A line to learn from.
   *
   * @param file that it stands in
   * @param cues that it has
   * @param worth of a promise: the kinds of it, by {@link Cues.Worth}
   */
  record Line(String file, String language, String text, List<String> cues, List<Boolean> worth) {
    boolean isPromise() {
      return file.startsWith("promises");
    }
  }

  /** Writes what ships. */
  public static void main(String[] args) throws IOException {
    Files.createDirectories(SHIPPED.getParent());
    Files.writeString(SHIPPED, String.join("\n", learnt(lines(file -> true))) + "\n");
  }

  /** The lines of the files that are learnt from: all but those that measure. */
  static List<Line> lines(Predicate<String> from) {
    var all = new ArrayList<Line>();
    for (var file : Objects.requireNonNull(LINES.toFile().list())) {
      if (!isMeasure(file) && from.test(file)) {
        all.addAll(linesOf(file));
      }
    }
    all.sort(
        Comparator.comparing(Line::file).thenComparing(Line::language).thenComparing(Line::text));
    return all;
  }

  /** Kept aside, so that there is something to measure by. */
  static boolean isMeasure(String file) {
    return file.endsWith("-6.txt");
  }

  static List<Line> linesOf(String file) {
    var alone =
        OnTheTable.LANGUAGES.stream().filter(l -> file.endsWith("-" + l + ".txt")).findFirst();
    var all = new ArrayList<Line>();
    for (var line : OnTheTable.lines(file)) {
      var tab = line.indexOf('\t');
      var language = alone.orElseGet(() -> line.substring(0, tab));
      var text = alone.isPresent() ? line : line.substring(tab + 1);
      if (file.startsWith("promises")) {
        all.add(line(file, language, text));
      } else {
        // Each sentence of a good line is a good one; of a bad one nobody says which is bad.
        for (var span : Sentences.of(text)) {
          all.add(line(file, language, text.substring(span.start(), span.end()).strip()));
        }
      }
    }
    return all;
  }

  private static Line line(String file, String language, String text) {
    var backing = OnTheTable.in(language);
    var masked = Quotes.masked(text, backing.quoted());
    var reading = Reading.of(masked, 0, masked.length(), RULES.same());
    var tokens = CueTokens.of(reading, FIGURES.all(reading), FIGURES, backing);
    var worth =
        file.startsWith("promises") ? worth(reading, backing) : List.of(false, false, false);
    return new Line(file, language, text, Cues.cues(tokens), worth);
  }

  /** As the lists of words tell it. */
  private static List<Boolean> worth(Reading reading, Backing backing) {
    var why = WORDS.in(reading, backing, false).toString();
    return Stream.of(
            "all of it|is more than|half of it|multiple",
            "another piece|a gift|reship|exchange",
            "bear a cost|costs the customer|service|free return|a repair|advantage for good")
        .map(Pattern::compile)
        .map(kind -> kind.matcher(why).find())
        .toList();
  }

  /** Cues with their weights, as they are written. */
  static List<String> learnt(List<Line> lines) {
    var places = places(lines);
    var cues = lines.stream().map(line -> places(line, places)).toList();
    var promise = weights(cues, lines.stream().map(Line::isPromise).toList(), places.size());
    var known =
        lines.stream().filter(line -> line.isPromise() && line.worth().contains(true)).toList();
    var cuesOfKnown = known.stream().map(line -> places(line, places)).toList();
    var worth = new ArrayList<double[]>();
    for (var kind : Cues.Worth.values()) {
      worth.add(
          weights(
              cuesOfKnown,
              known.stream().map(line -> line.worth().get(kind.ordinal())).toList(),
              places.size()));
    }
    var written = new ArrayList<String>();
    written.add(
        "# Learnt from src/test/resources/wording by CueTraining; not to be edited by hand.");
    written.add("# cue, promise, and if it is one: money, goods, service; in hundredths.");
    new TreeMap<>(places)
        .forEach(
            (cue, place) -> {
              var columns = new ArrayList<Long>();
              columns.add(Math.round(promise[place] * 100));
              worth.forEach(kind -> columns.add(Math.round(kind[place] * 100)));
              if (Math.abs(columns.get(0)) >= LIGHTEST) {
                written.add(
                    cue + "\t" + String.join("\t", columns.stream().map(String::valueOf).toList()));
              }
            });
    return written;
  }

  /** Every cue of more than one line, numbered. */
  private static Map<String, Integer> places(List<Line> lines) {
    var times = new HashMap<String, Integer>();
    lines.forEach(l -> l.cues().stream().distinct().forEach(c -> times.merge(c, 1, Integer::sum)));
    var places = new TreeMap<String, Integer>();
    new TreeMap<>(times)
        .forEach(
            (cue, count) -> {
              if (count > 1) {
                places.put(cue, places.size());
              }
            });
    return places;
  }

  private record Seen(int[] places, double size) {}

  private static Seen places(Line line, Map<String, Integer> places) {
    var known = line.cues().stream().filter(places::containsKey).mapToInt(places::get).toArray();
    return new Seen(known, Math.sqrt(line.cues().size() + Cues.FEW));
  }

  private static double[] weights(List<Seen> lines, List<Boolean> is, int size) {
    var weights = new double[size];
    var squares = new double[size];
    var order = new ArrayList<Integer>();
    for (int i = 0; i < lines.size(); i++) {
      order.add(i);
    }
    var random = new Random(SEED);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      Collections.shuffle(order, random);
      for (int i : order) {
        var seen = lines.get(i);
        double sum = 0;
        for (int place : seen.places()) {
          sum += weights[place];
        }
        double error = 1 / (1 + StrictMath.exp(-sum / seen.size())) - (is.get(i) ? 1 : 0);
        for (int place : seen.places()) {
          double slope = error / seen.size() + SHRINKAGE * weights[place];
          squares[place] += slope * slope;
          weights[place] -= RATE * slope / Math.sqrt(squares[place] + 1e-3);
        }
      }
    }
    return weights;
  }
}
