package io.amends.language.opennlp;

/** The Latin words of a text, and in how many of them each language is known. */
final class LatinWords {

  private static final int MANY = 3;

  /** "ok", "yes" and "bye" are said in the middle of any language. */
  private static final int PLAIN = 5;

  private final LatinLanguages languages;
  private final int[] known;
  private int count;
  private int longest;

  private LatinWords(LatinLanguages languages) {
    this.languages = languages;
    this.known = new int[languages.tags().size()];
  }

  static LatinWords of(Folded text, LatinLanguages languages) {
    var words = new LatinWords(languages);
    for (int i = 0; i < text.length(); ) {
      if (!Letters.isWordPart(text.charAt(i))) {
        i++;
        continue;
      }
      var end = Letters.endOfWord(text, i);
      if (isAddress(text, i)) {
        while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) < 0x2000) {
          end++;
        }
      } else if (isWord(text, i, end)) {
        words.read(text, i, end);
      }
      i = end;
    }
    return words;
  }

  int count() {
    return count;
  }

  /** How many words of the first language, the one that wins a draw, are there. */
  int knownToFirst() {
    return known[0];
  }

  /** Whether the last word is a known one of the first language, and no mere "ok" or "hi". */
  boolean isPlainWordOfFirst() {
    return known[0] > 0 && longest >= PLAIN;
  }

  /** The first language; a conversation in another one goes on in it. */
  Language guess() {
    return new Language(languages.tags().get(0), false);
  }

  /** The language with most known words; told for sure by one, or by many unknown words. */
  Language language() {
    var best = 0;
    for (int k = 1; k < known.length; k++) {
      best = known[k] > known[best] ? k : best;
    }
    return new Language(languages.tags().get(best), known[best] > 0 || count > MANY);
  }

  private void read(Folded text, int start, int end) {
    count++;
    longest = Math.max(longest, end - start);
    mark(languages.ofWord(text, start, end));
    for (int i = start; i < end; i++) {
      if (text.charAt(i) > 'z') {
        mark(languages.ofLetter(text.charAt(i)));
      }
    }
  }

  private void mark(int bits) {
    for (int left = bits; left != 0; left &= left - 1) {
      known[Integer.numberOfTrailingZeros(left)]++;
    }
  }

  private static boolean isWord(Folded text, int start, int end) {
    for (int i = start; i < end; i++) {
      var c = text.charAt(i);
      if (!Letters.isLatin(c) && c != '\'') {
        return false;
      }
    }
    return true;
  }

  /** Whether what starts here, up to the next blank, is an e-mail or web address. */
  private static boolean isAddress(Folded text, int start) {
    for (int i = start; i < text.length() && i < start + 64; i++) {
      var c = text.charAt(i);
      if (c == ' ' || Letters.isHan(c)) {
        return false;
      }
      if (c == '@' || (c == ':' && i + 1 < text.length() && text.charAt(i + 1) == '/')) {
        return true;
      }
    }
    return false;
  }
}
