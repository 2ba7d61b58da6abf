package io.amends.language.opennlp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The labelled lines of all {@code intents/*.yaml}. Everything that is wrong in them is found in
 * one reading and said at once.
 *
 * @param utterances the lines to train on
 * @param heldout the lines that only measure
 */
record IntentFiles(List<Utterance> utterances, List<Utterance> heldout) {

  IntentFiles {
    utterances = List.copyOf(utterances);
    heldout = List.copyOf(heldout);
  }

  /**
   * @param files content by name, in the order of their names
   * @throws InvalidIntentsException with all problems
   */
  static IntentFiles read(Map<String, String> files) {
    var reader = new Reader();
    files.forEach(reader::readFile);
    reader.checkHeldout();
    if (reader.utterances.isEmpty() && reader.problems.isEmpty()) {
      reader.problems.add("intents  holds no utterances. Add a file such as refund.yaml");
    }
    if (!reader.problems.isEmpty()) {
      throw new InvalidIntentsException(reader.problems);
    }
    return new IntentFiles(reader.utterances, reader.heldout);
  }

  /** Collects lines and problems over all files. */
  private static final class Reader {

    private final List<String> problems = new ArrayList<>();
    private final List<Utterance> utterances = new ArrayList<>();
    private final List<Utterance> heldout = new ArrayList<>();
    private final Map<String, Utterance> seen = new HashMap<>();

    void readFile(String file, String text) {
      Section.read(file, text, problems)
          .map(root -> root.expect(List.of("about", "utterances"), List.of("heldout")))
          .ifPresent(
              root -> {
                for (var line : root.lines("utterances")) {
                  UtteranceLine.read(file, line, problems).ifPresent(this::train);
                }
                for (var line : root.lines("heldout")) {
                  UtteranceLine.read(file, line, problems).ifPresent(heldout::add);
                }
              });
    }

    private void train(Utterance utterance) {
      var earlier = seen.putIfAbsent(UtteranceLine.normalised(utterance.text()), utterance);
      if (earlier == null) {
        utterances.add(utterance);
      } else {
        problem(utterance, "repeats " + earlier.place() + ". Remove one of them");
      }
    }

    void checkHeldout() {
      var measured = new HashMap<String, Utterance>();
      for (var utterance : heldout) {
        var key = UtteranceLine.normalised(utterance.text());
        var trained = seen.get(key);
        if (trained != null) {
          problem(
              utterance,
              "is held out, but trained on at " + trained.place() + ". Remove one of them");
        }
        var earlier = measured.putIfAbsent(key, utterance);
        if (earlier != null) {
          problem(utterance, "repeats " + earlier.place() + ". Remove one of them");
        }
      }
    }

    private void problem(Utterance where, String what) {
      problems.add(where.place() + "  " + what);
    }
  }
}
