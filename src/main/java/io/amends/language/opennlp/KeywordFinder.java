package io.amends.language.opennlp;

import io.amends.language.Keyword;
import io.amends.language.Taxonomy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Finds the complaint words of {@code lexicons/complaints.yaml}, and whether they are denied. */
final class KeywordFinder {

  private record Meaning(String word, String issue, int severity) {}

  private final List<Meaning> meanings = new ArrayList<>();
  private final WordList finder;

  KeywordFinder(Section file, Lexicon lexicon) {
    file.expect(List.of("about"), List.copyOf(Taxonomy.ISSUE.codes()));
    var words = new ArrayList<String>();
    for (var issue : file.keys()) {
      if (Taxonomy.ISSUE.codes().contains(issue)) {
        file.section(issue)
            .ifPresent(
                section -> {
                  section.expect(List.of(), List.of("1", "2", "3"));
                  for (var severity : List.of("1", "2", "3")) {
                    for (var word : section.words(severity)) {
                      meanings.add(new Meaning(word, issue, Integer.parseInt(severity)));
                      words.add(lexicon.word(word));
                    }
                  }
                });
      }
    }
    finder = lexicon.list(words);
  }

  /** The words in a text, by where they start; of those over each other the longest. */
  List<Keyword> find(Folded text, BitSet negations, byte[] scopes) {
    var spans = new ArrayList<int[]>(0);
    finder.find(text, (start, end, word) -> spans.add(new int[] {start, end, word}));
    if (spans.isEmpty()) {
      return List.of();
    }
    spans.sort(Comparator.comparingInt((int[] span) -> span[0] - span[1]));
    var taken = new BitSet();
    var found = new ArrayList<Keyword>();
    for (var span : spans) {
      var next = taken.nextSetBit(span[0]);
      if (next < 0 || next >= span[1]) {
        taken.set(span[0], span[1]);
        found.add(
            keyword(
                text,
                span,
                Scopes.isOther(scopes[span[0]]) || Negations.denies(negations, text, span[0])));
      }
    }
    found.sort(Comparator.comparingInt(Keyword::start));
    return found;
  }

  private Keyword keyword(Folded text, int[] span, boolean negated) {
    var meaning = meanings.get(span[2]);
    return new Keyword(
        meaning.word(),
        meaning.issue(),
        meaning.severity(),
        text.start(span[0]),
        text.end(span[1]),
        negated);
  }
}
