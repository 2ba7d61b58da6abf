package io.amends.language.opennlp;

import java.util.Set;

/**
 * One labelled line of an intents file.
 *
 * @param text what a customer wrote
 * @param codes its codes of all heads
 * @param emotion 0 to 4
 * @param file name of its file
 * @param line number of its line, from 1
 */
record Utterance(String text, Set<String> codes, int emotion, String file, int line) {

  static final int EMOTIONS = 5;

  Utterance {
    codes = Set.copyOf(codes);
  }

  String place() {
    return file + ":" + line;
  }
}
