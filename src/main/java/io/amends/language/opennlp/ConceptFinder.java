package io.amends.language.opennlp;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Finds what a text speaks of, from {@code lexicons/concepts.yaml}: features that are the same in
 * every language, alone and in pairs, denied and not.
 */
final class ConceptFinder {

  /** More subjects than this make no more pairs: a very long text speaks of everything. */
  private static final int MOST = 24;

  private static final int USUAL = 6;

  private static final long PAIR = 101;
  private static final long NEXT = 102;

  private final List<long[]> concepts;
  private final WordList finder;

  ConceptFinder(Section file, Lexicon lexicon) {
    file.expect(List.of("about", "concepts"), List.of());
    var words = new LinkedHashMap<String, long[]>();
    file.section("concepts")
        .ifPresent(
            section -> {
              for (var name : section.keys()) {
                var concept = new long[] {Features.mark("concept " + name)};
                for (var word : section.words(name)) {
                  words.merge(lexicon.word(word), concept, ConceptFinder::join);
                }
              }
            });
    concepts = List.copyOf(words.values());
    finder = lexicon.list(List.copyOf(words.keySet()));
  }

  /** Adds the subjects of a text to {@code out}. */
  void features(Folded text, BitSet negations, byte[] scopes, Hashes out) {
    var seen = new Seen(negations, scopes, text, out);
    finder.find(text, seen);
    for (int a = 0; a < seen.size; a++) {
      for (int b = a + 1; b < seen.size; b++) {
        var low = Math.min(seen.distinct[a], seen.distinct[b]);
        var high = Math.max(seen.distinct[a], seen.distinct[b]);
        out.add(Hashes.mix(PAIR, low, high));
      }
    }
  }

  private static long[] join(long[] some, long[] more) {
    var all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  /** Takes in one subject after the other. */
  private final class Seen implements WordFinder.Sink {

    private final BitSet negations;
    private final byte[] scopes;
    private final Folded text;
    private final Hashes out;
    private long[] distinct = new long[USUAL];
    private int size;
    private long last;

    Seen(BitSet negations, byte[] scopes, Folded text, Hashes out) {
      this.negations = negations;
      this.scopes = scopes;
      this.text = text;
      this.out = out;
    }

    @Override
    public void found(int start, int end, int word) {
      var denied = (Negations.denies(negations, text, start) ? 1L : 0L) + 2 * scopes[start];
      for (var concept : concepts.get(word)) {
        add(concept + denied);
      }
    }

    private void add(long concept) {
      out.add(concept);
      if (concept == last) {
        return;
      }
      out.add(Hashes.mix(NEXT, last, concept));
      last = concept;
      for (int i = 0; i < size; i++) {
        if (distinct[i] == concept) {
          return;
        }
      }
      if (size == MOST) {
        return;
      }
      if (size == distinct.length) {
        distinct = Arrays.copyOf(distinct, MOST);
      }
      distinct[size++] = concept;
    }
  }
}
