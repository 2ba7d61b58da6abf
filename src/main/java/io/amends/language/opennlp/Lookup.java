package io.amends.language.opennlp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Words and what each can mean, to be found where they end or start. */
final class Lookup<T> {

  /** A word found, with one of its meanings. */
  record Hit<T>(int start, int end, T meaning) {}

  /** Collects words and their meanings. */
  static final class Builder<T> {

    private final Map<String, List<T>> meanings = new LinkedHashMap<>();

    Builder<T> add(String word, T meaning) {
      meanings.computeIfAbsent(word, w -> new ArrayList<>()).add(meaning);
      return this;
    }

    Lookup<T> build() {
      return new Lookup<>(List.copyOf(meanings.keySet()), List.copyOf(meanings.values()));
    }
  }

  private final WordFinder finder;
  private final List<List<T>> meanings;

  private Lookup(List<String> words, List<List<T>> meanings) {
    this.finder = new WordFinder(words);
    this.meanings = meanings;
  }

  /** All words of a text, by where they start, longer before shorter. */
  List<Hit<T>> in(CharSequence text) {
    var hits = new ArrayList<Hit<T>>(2);
    finder.find(
        text,
        (start, end, word) ->
            meanings.get(word).forEach(meaning -> hits.add(new Hit<>(start, end, meaning))));
    if (hits.size() < 2) {
      return hits;
    }
    hits.sort(
        Comparator.comparingInt((Hit<T> hit) -> hit.start())
            .thenComparing(Comparator.comparingInt((Hit<T> hit) -> hit.end()).reversed()));
    return hits;
  }

  /** The words from left to right that do not overlap: of several the first, then the longest. */
  static <T> List<Hit<T>> apart(List<Hit<T>> hits) {
    var kept = new ArrayList<Hit<T>>();
    var last = 0;
    for (var hit : hits) {
      if (hit.start() >= last) {
        kept.add(hit);
        last = hit.end();
      }
    }
    return kept;
  }

  /** The longest of the words that end at {@code end}. */
  static <T> Optional<Hit<T>> endingAt(List<Hit<T>> hits, int end) {
    for (var hit : hits) {
      if (hit.end() == end) {
        return Optional.of(hit); // the first starts first
      }
    }
    return Optional.empty();
  }

  /** The longest of the words that start at {@code start}. */
  static <T> Optional<Hit<T>> startingAt(List<Hit<T>> hits, int start) {
    for (var hit : hits) {
      if (hit.start() == start) {
        return Optional.of(hit); // longer ones come before shorter ones
      }
    }
    return Optional.empty();
  }
}
