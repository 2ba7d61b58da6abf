package io.amends.language.opennlp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the words of an answer say about which of two titles is meant. */
final class Titles {

  /** Shorter words than this are in too many titles to mean one. */
  private static final int TELLING = 4;

  private final List<Set<String>> remedies = new ArrayList<>();
  private final List<Set<String>> words = new ArrayList<>();

  Titles(List<String> titles, ContextWords context, Folding folding) {
    for (var title : titles) {
      var text = folding.fold(title);
      var named = new HashSet<String>();
      context.in(text).forEach(found -> named.addAll(found.remedies()));
      remedies.add(named);
      words.add(words(text, 0, text.length()));
    }
  }

  /** Position of the one title that has one of these remedies; -1 for several, -2 for none. */
  int ofRemedies(Set<String> named) {
    return only(remedies, named);
  }

  /** Whether the title at that position names the remedy. */
  boolean names(int title, String remedy) {
    return remedies.get(title).contains(remedy);
  }

  /** Position of the one title that has one of the words there; -1 for several, -2 for none. */
  int ofWords(Folded text, int start, int end) {
    return only(words, words(text, start, end));
  }

  private static int only(List<Set<String>> titles, Set<String> wanted) {
    var found = -2;
    for (int i = 0; i < titles.size(); i++) {
      if (titles.get(i).stream().anyMatch(wanted::contains)) {
        found = found == -2 ? i : -1;
      }
    }
    return found;
  }

  /** Long words of alphabets, and pairs of Han characters. */
  private static Set<String> words(Folded text, int from, int to) {
    var words = new HashSet<String>();
    for (int i = from; i < to; ) {
      if (Letters.isWordPart(text.charAt(i))) {
        var end = Math.min(to, Letters.endOfWord(text, i));
        if (end - i >= TELLING) {
          words.add(text.subSequence(i, end).toString());
        }
        i = end;
      } else {
        if (i + 1 < to && Letters.isHan(text.charAt(i)) && Letters.isHan(text.charAt(i + 1))) {
          words.add(text.subSequence(i, i + 2).toString());
        }
        i++;
      }
    }
    return words;
  }
}
