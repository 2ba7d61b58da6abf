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

  private final List<String> words;
  private long[] keys = new long[1 << 10];
  private int[] targets = new int[1 << 10];
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
    var state = from;
    var next = edge(state, c);
    while (next == NONE && state != 0) {
      state = fail[state];
      next = edge(state, c);
    }
    return next == NONE ? 0 : next;
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
    for (int slot = 0; slot < keys.length; slot++) {
      if (targets[slot] != 0) {
        var parent = (int) (keys[slot] >>> 16);
        var known = byParent[parent] == null ? new long[0] : byParent[parent];
        byParent[parent] = Arrays.copyOf(known, known.length + 1);
        byParent[parent][known.length] = (keys[slot] & 0xFFFF) << 32 | targets[slot];
      }
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
    var key = (long) state << 16 | c;
    for (int slot = slot(key); targets[slot] != 0; slot = (slot + 1) & (keys.length - 1)) {
      if (keys[slot] == key) {
        return targets[slot];
      }
    }
    return NONE;
  }

  private void putEdge(int state, char c, int target) {
    if (2 * ++edges > keys.length) {
      var oldKeys = keys;
      var oldTargets = targets;
      keys = new long[2 * oldKeys.length];
      targets = new int[2 * oldKeys.length];
      for (int i = 0; i < oldKeys.length; i++) {
        if (oldTargets[i] != 0) {
          place(oldKeys[i], oldTargets[i]);
        }
      }
    }
    place((long) state << 16 | c, target);
  }

  private void place(long key, int target) {
    var slot = slot(key);
    while (targets[slot] != 0) {
      slot = (slot + 1) & (keys.length - 1);
    }
    keys[slot] = key;
    targets[slot] = target;
  }

  private int slot(long key) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & (keys.length - 1);
  }
}
