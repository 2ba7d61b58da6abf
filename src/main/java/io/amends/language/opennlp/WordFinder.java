package io.amends.language.opennlp;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/**
 * Finds all of many words in one pass over a folded text (Aho–Corasick), without making an object.
 * A word of an alphabet is only found between word boundaries; Han text has none. Immutable once
 * made.
 */
final class WordFinder {

  /** Told of each word found; words that overlap are all told, by where they end. */
  interface Sink {
    void found(int start, int end, int word);
  }

  private static final int NONE = -1;

  /** A state in 24 bits and a character. */
  private static final int KEY_BITS = 24 + Character.SIZE;

  private final List<String> words;

  /** Open addressing: a state, a character and the state that they lead to, in one number. */
  private long[] table = new long[1 << 10];

  /** Where the characters of ASCII lead to from the start: most look-ups of a text in Latin. */
  private final int[] first = new int[128];

  private int[] fail = new int[256];
  private int[] word = new int[256];
  private int[] shorter = new int[256];
  private int states = 1;
  private int edges;

  /**
   * @param words folded; each is reported by its position, a repeated one by its first
   */
  WordFinder(List<String> words) {
    this.words = List.copyOf(words);
    Arrays.fill(word, NONE);
    for (int i = 0; i < words.size(); i++) {
      insert(words.get(i), i);
    }
    link();
  }

  String word(int index) {
    return words.get(index);
  }

  void find(CharSequence text, Sink sink) {
    var state = 0;
    for (int i = 0; i < text.length(); i++) {
      state = step(state, text.charAt(i));
      for (int s = word[state] == NONE ? shorter[state] : state; s > 0; s = shorter[s]) {
        var length = words.get(word[s]).length();
        if (isWhole(text, i + 1 - length, i + 1)) {
          sink.found(i + 1 - length, i + 1, word[s]);
        }
      }
    }
  }

  /** Whether any of the words is in a text. */
  boolean isIn(CharSequence text) {
    var found = new boolean[1];
    find(text, (start, end, word) -> found[0] = true);
    return found[0];
  }

  static boolean isWhole(CharSequence text, int start, int end) {
    return (start == 0 || !joined(text.charAt(start - 1), text.charAt(start)))
        && (end == text.length() || !joined(text.charAt(end - 1), text.charAt(end)));
  }

  private static boolean joined(char a, char b) {
    return Letters.isWordPart(a)
        && Letters.isWordPart(b)
        && Letters.isDigit(a) == Letters.isDigit(b);
  }

  private int step(int from, char c) {
    for (int state = from; state != 0; state = fail[state]) {
      var next = edge(state, c);
      if (next != NONE) {
        return next;
      }
    }
    return c < first.length ? first[c] : Math.max(0, edge(0, c));
  }

  private void insert(String text, int index) {
    var state = 0;
    for (int i = 0; i < text.length(); i++) {
      var next = edge(state, text.charAt(i));
      if (next == NONE) {
        next = newState();
        putEdge(state, text.charAt(i), next);
      }
      state = next;
    }
    if (state != 0 && word[state] == NONE) {
      word[state] = index;
    }
  }

  private int newState() {
    if (states == fail.length) {
      fail = Arrays.copyOf(fail, 2 * states);
      word = Arrays.copyOf(word, 2 * states);
      shorter = Arrays.copyOf(shorter, 2 * states);
      Arrays.fill(word, states, 2 * states, NONE);
    }
    return states++;
  }

  /** Breadth first: for each state the longest other one that its text ends with. */
  private void link() {
    var children = new ArrayDeque<long[]>();
    var byParent = new long[states][];
    for (var edge : table) {
      if (edge != 0) {
        var parent = (int) (key(edge) >>> Character.SIZE);
        var known = byParent[parent] == null ? new long[0] : byParent[parent];
        byParent[parent] = Arrays.copyOf(known, known.length + 1);
        byParent[parent][known.length] = (key(edge) & 0xFFFF) << 32 | target(edge);
      }
    }
    for (char c = 0; c < first.length; c++) {
      first[c] = Math.max(0, edge(0, c));
    }
    children.add(new long[] {0});
    while (!children.isEmpty()) {
      var parent = (int) children.remove()[0];
      for (var child : byParent[parent] == null ? new long[0] : byParent[parent]) {
        var state = (int) child;
        fail[state] = parent == 0 ? 0 : step(fail[parent], (char) (child >>> 32));
        shorter[state] = word[fail[state]] == NONE ? shorter[fail[state]] : fail[state];
        children.add(new long[] {state});
      }
    }
  }

  private int edge(int state, char c) {
    var key = (long) state << Character.SIZE | c;
    for (int slot = slot(key); table[slot] != 0; slot = (slot + 1) & (table.length - 1)) {
      if (key(table[slot]) == key) {
        return target(table[slot]);
      }
    }
    return NONE;
  }

  private void putEdge(int state, char c, int target) {
    if (2 * ++edges > table.length) {
      var old = table;
      table = new long[2 * old.length];
      for (var edge : old) {
        if (edge != 0) {
          place(edge);
        }
      }
    }
    place((long) target << KEY_BITS | (long) state << Character.SIZE | c);
  }

  private void place(long edge) {
    var slot = slot(key(edge));
    while (table[slot] != 0) {
      slot = (slot + 1) & (table.length - 1);
    }
    table[slot] = edge;
  }

  private int slot(long key) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & (table.length - 1);
  }

  private static long key(long edge) {
    return edge & (1L << KEY_BITS) - 1;
  }

  private static int target(long edge) {
    return (int) (edge >>> KEY_BITS);
  }
}
