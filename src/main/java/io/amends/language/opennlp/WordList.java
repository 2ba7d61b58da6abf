package io.amends.language.opennlp;

import java.util.List;

/** One list of the words of a {@link Lexicon}. Immutable once the lexicon is joined. */
final class WordList {

  private final Lexicon lexicon;
  private final List<String> words;
  private final int first;
  private final int end;
  private final long bit;

  /**
   * @param first the member of the lexicon that the first word is; the others follow
   */
  WordList(Lexicon lexicon, int index, List<String> words, int first) {
    this.lexicon = lexicon;
    this.words = List.copyOf(words);
    this.first = first;
    this.end = first + words.size();
    this.bit = 1L << (index % Long.SIZE);
  }

  /** Tells of each word of this list; words that overlap are all told, by where they end. */
  void find(CharSequence text, WordFinder.Sink sink) {
    var sightings = lexicon.in(text);
    if ((sightings.lists() & bit) == 0) {
      return; // most lists have no word in most texts
    }
    for (var sighting : sightings.all()) {
      var member = (int) sighting;
      if (member >= first && member < end) {
        var after = (int) (sighting >>> Integer.SIZE);
        sink.found(after - lexicon.length(member), after, member - first);
      }
    }
  }

  List<String> words() {
    return words;
  }

  int first() {
    return first;
  }

  int end() {
    return end;
  }

  long bit() {
    return bit;
  }
}
