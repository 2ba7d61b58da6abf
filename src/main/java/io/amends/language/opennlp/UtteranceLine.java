package io.amends.language.opennlp;

import io.amends.language.Taxonomy;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads one line of the form {@code text => code code 2}. */
final class UtteranceLine {

  private static final String ARROW = "=>";
  private static final String FORM = "\"text => codes emotion\", the emotion from 0 to 4";

  private UtteranceLine() {}

  static Optional<Utterance> read(String file, Section.Line line, List<String> problems) {
    var text = line.text();
    var place = file + ":" + line.number() + "  ";
    var arrow = text.lastIndexOf(ARROW);
    if (arrow <= 0 || text.substring(0, arrow).isBlank()) {
      problems.add(place + "has no labels. Write " + FORM);
      return Optional.empty();
    }
    var words = text.substring(arrow + ARROW.length()).strip().split("\\s+");
    var emotion = words[words.length - 1];
    var before = problems.size();
    if (!emotion.matches("[0-4]")) {
      problems.add(place + "ends with \"" + emotion + "\", not with the emotion. Write " + FORM);
    }
    var codes = new LinkedHashSet<String>();
    for (var code : words) {
      if (code.equals(emotion) && emotion.matches("[0-9]+")) {
        continue;
      }
      if (Taxonomy.headOf(code).isEmpty()) {
        problems.add(place + "has the unknown label \"" + code + "\"." + Near.hint(code, labels()));
      } else if (!codes.add(code)) {
        problems.add(place + "has the label \"" + code + "\" twice. Remove one");
      }
    }
    if (problems.size() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new Utterance(
            text.substring(0, arrow).strip(),
            codes,
            Integer.parseInt(emotion),
            file,
            line.number()));
  }

  /** Two utterances that differ in case, width or blanks only are the same. */
  static String normalised(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static List<String> labels() {
    var labels = new ArrayList<String>();
    for (var head : Taxonomy.values()) {
      labels.addAll(head.codes());
    }
    return labels;
  }
}
