package io.amends.language.opennlp;

import io.amends.language.Taxonomy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds words of danger, from {@code lexicons/risks.yaml}. A danger that is overlooked is worse
 * than one too many; only look-alikes and denials are passed over.
 */
final class RiskFinder {

  /**
   * The dangers that words speak of.
   *
   * @param sure those to be told whatever a model says
   * @param hinted those that a model should know of
   * @param denied those of which words speak only to deny them ("no one was hurt"), or in a
   *     harmless phrase ("for sensitive skin")
   */
  record Risks(Set<String> sure, Set<String> hinted, Set<String> denied) {

    private static final Risks NONE = new Risks(Set.of(), Set.of(), Set.of());

    boolean areNone() {
      return sure.isEmpty() && hinted.isEmpty();
    }
  }

  private static final String HARMLESS = "harmless";

  private final List<String> risks = new ArrayList<>();
  private final WordList finder;
  private final int sure;
  private final WordList harmless;

  RiskFinder(Section file, Lexicon lexicon) {
    var codes = List.copyOf(Taxonomy.RISK.codes());
    var keys = new ArrayList<>(codes);
    keys.add(HARMLESS);
    file.expect(List.of("about"), keys);
    var words = new ArrayList<String>();
    read(file, lexicon, "sure", words);
    sure = words.size();
    read(file, lexicon, "hint", words);
    finder = lexicon.list(words);
    harmless = lexicon.list(file.words(HARMLESS).stream().map(lexicon::word).toList());
  }

  Risks find(Folded text, BitSet negations, byte[] scopes) {
    var found = new ArrayList<int[]>(0);
    finder.find(text, (start, end, word) -> found.add(new int[] {start, end, word}));
    if (found.isEmpty()) {
      return Risks.NONE;
    }
    var hidden = new BitSet();
    harmless.find(text, (start, end, word) -> hidden.set(start, end));
    var certain = new LinkedHashSet<String>();
    var hinted = new LinkedHashSet<String>();
    var denied = new LinkedHashSet<String>();
    for (var span : found) {
      var covered = hidden.nextClearBit(span[0]) >= span[1];
      var scope = scopes[span[0]];
      var taken = scope == Scopes.REFUSED || scope == Scopes.WITHDRAWN;
      if (taken) {
        continue;
      }
      var isDenied = covered || Negations.denies(negations, text, span[0]);
      (isDenied ? denied : span[2] < sure ? certain : hinted).add(risks.get(span[2]));
    }
    denied.removeAll(certain);
    denied.removeAll(hinted);
    return new Risks(certain, hinted, denied);
  }

  private void read(Section file, Lexicon lexicon, String key, List<String> words) {
    for (var risk : Taxonomy.RISK.codes()) {
      file.section(risk)
          .map(section -> section.expect(List.of(), List.of("sure", "hint")))
          .ifPresent(
              section -> {
                for (var word : section.words(key)) {
                  risks.add(risk);
                  words.add(lexicon.word(word));
                }
              });
    }
  }
}
