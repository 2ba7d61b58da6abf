package io.amends.store.embedded;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Texts that a million headlines have alike, kept once: modes, stages, issues, hashes of sets. */
final class Common {

  private static final int MAX = 4_096;
  private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

  private Common() {}

  static String of(String text) {
    var known = KNOWN.get(text);
    if (known != null) {
      return known;
    }
    if (KNOWN.size() < MAX) {
      KNOWN.put(text, text);
    }
    return text;
  }
}
