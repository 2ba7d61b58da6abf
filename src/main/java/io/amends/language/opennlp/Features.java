package io.amends.language.opennlp;

/**
 * What the models look at in a folded text: words and their neighbours, pieces of words, Han
 * characters and their neighbours, marks of tone. A message in several scripts gets them all.
 */
final class Features {

  /** Part of a model's hash: raise it with every change of what is extracted. */
  static final int VERSION = 3;

  private static final int TOKEN = 2;
  private static final int PAIR = 3;
  private static final int SKIP = 4;
  private static final int TRIPLE = 5;
  private static final int PIECE = 6;
  private static final int MARK = 7;
  private static final int SCOPE = 8;

  private static final long EDGE = 11;
  private static final long BREAK = 12;
  private static final long NUMBER = 13;
  private static final long LOUD = 14;
  private static final long SHOUT = 15;
  private static final long SHORT = 16;
  private static final long LONG = 17;

  private final byte[] scopes;
  private final Hashes out;
  private long last = EDGE;
  private long beforeLast = EDGE;
  private boolean lastHan;
  private boolean beforeLastHan;
  private int tokens;
  private byte here;

  private Features(byte[] scopes, Hashes out) {
    this.scopes = scopes;
    this.out = out;
  }

  /**
   * Adds the features of {@code text} to {@code out}.
   *
   * @param scopes of each character; see {@link Scopes}
   */
  static void extract(Folded text, byte[] scopes, Hashes out) {
    new Features(scopes, out).read(text);
  }

  /** A feature found by other means, such as a word of the lexicon or an entity. */
  static long mark(String name) {
    return Hashes.mix(MARK, Hashes.of(name, 0, name.length()));
  }

  /** As {@link #mark(String)} of {@code sign} and {@code name} in one string, without making it. */
  static long mark(char sign, String name) {
    return Hashes.mix(MARK, Hashes.of(sign, name));
  }

  private void read(Folded text) {
    for (int i = 0; i < text.length(); ) {
      i = Letters.isHan(text.charAt(i)) ? han(text, i) : other(text, i);
    }
    pair(EDGE);
    out.add(Hashes.mix(MARK, tokens <= 2 ? SHORT : tokens > 40 ? LONG : EDGE));
    if (Letters.isShouted(text.original())) {
      out.add(Hashes.mix(MARK, SHOUT));
    }
  }

  private int han(Folded text, int i) {
    token(scoped(i, text.charAt(i)), true);
    return i + 1;
  }

  private int other(Folded text, int i) {
    var c = text.charAt(i);
    if (Letters.isWordPart(c)) {
      var end = Letters.endOfWord(text, i);
      word(text, i, end);
      return end;
    }
    if (c == '!' || c == '?') {
      return tone(text, i);
    }
    if (Character.isHighSurrogate(c) && i + 1 < text.length()) {
      token(scoped(i, Hashes.of(text, i, i + 2)), false);
      return i + 2;
    }
    if (c != ' ' && c != '\'') {
      pair(BREAK);
      shift(BREAK, false);
    }
    return i + 1;
  }

  private int tone(Folded text, int start) {
    var end = start;
    var asked = false;
    while (end < text.length() && (text.charAt(end) == '!' || text.charAt(end) == '?')) {
      asked |= text.charAt(end++) == '?';
    }
    token(asked ? '?' : '!', false);
    if (end - start > 1) {
      out.add(Hashes.mix(MARK, LOUD, Math.min(end - start, 3)));
    }
    return end;
  }

  private void word(Folded text, int start, int end) {
    if (Letters.hasLongNumber(text, start, end)) {
      token(NUMBER, false);
      return;
    }
    token(scoped(start, Hashes.of(text, start, end)), false);
    for (int size = 3; size <= 5; size++) {
      for (int i = start - 1; i + size <= end + 1; i++) {
        out.add(scoped(start, piece(text, start, end, i, i + size)));
      }
    }
  }

  /** The word is read with a blank before and after it, whatever is written there. */
  private static long piece(Folded text, int start, int end, int from, int to) {
    var hash = (long) PIECE;
    for (int i = from; i < to; i++) {
      hash = hash * 0x100000001B3L + (i < start || i >= end ? ' ' : text.charAt(i));
    }
    return Hashes.mix(PIECE, hash);
  }

  /**
   * The same word is another feature where it is not what the customer says; where that is not
   * certain it is both.
   */
  private long scoped(int at, long hash) {
    here = scopes[at];
    if (here == Scopes.SAID) {
      return hash;
    }
    var other = Hashes.mix(SCOPE, here, hash);
    if (Scopes.isOther(here)) {
      return other;
    }
    out.add(other);
    return hash;
  }

  private void token(long token, boolean han) {
    tokens++;
    out.add(Hashes.mix(TOKEN, token));
    pair(token);
    if (beforeLast != EDGE && last != BREAK && beforeLast != BREAK) {
      out.add(Hashes.mix(SKIP, beforeLast, token));
      if (han && lastHan && beforeLastHan) {
        out.add(Hashes.mix(TRIPLE, Hashes.mix(TRIPLE, beforeLast, last), token));
      }
    }
    shift(token, han);
  }

  private void pair(long token) {
    var pair = Hashes.mix(PAIR, last, token);
    out.add(pair);
    if (here >= Scopes.DENIED) {
      out.add(Hashes.mix(SCOPE, here, pair));
    }
  }

  private void shift(long token, boolean han) {
    beforeLast = last;
    beforeLastHan = lastHan;
    last = token;
    lastHan = han;
  }
}
