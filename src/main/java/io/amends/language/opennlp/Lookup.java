package io.amends.language.opennlp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    Lookup<T> build(Lexicon lexicon) {
      var words = List.copyOf(meanings.keySet());
      return new Lookup<>(lexicon.list(words), List.copyOf(meanings.values()));
    }
  }

  private static final Comparator<Hit<?>> FIRST_THEN_LONGEST =
      Comparator.comparingInt((Hit<?> hit) -> hit.start())
          .thenComparing(Comparator.comparingInt((Hit<?> hit) -> hit.end()).reversed());

  private final WordList words;
  private final List<List<T>> meanings;
  private final int longest;
  private final Hits<T> none;

  private Lookup(WordList words, List<List<T>> meanings) {
    this.words = words;
    this.meanings = meanings;
    this.longest = words.words().stream().mapToInt(String::length).max().orElse(0);
    this.none = new Hits<>(List.of(), longest);
  }

  /** All words of a text. */
  Hits<T> in(CharSequence text) {
    var found = new Found();
    words.find(text, found);
    if (found.hits == null) {
      return none; // most words are not in most texts
    }
    if (found.hits.size() > 1) {
      found.hits.sort(FIRST_THEN_LONGEST);
    }
    return new Hits<>(found.hits, longest);
  }

  /** Whether any of the words is in a text. */
  boolean isIn(CharSequence text) {
    return !in(text).all().isEmpty();
  }

  /** Makes a list only when there is something to put in. */
  private final class Found implements WordFinder.Sink {

    private @Nullable List<Hit<T>> hits;

    @Override
    public void found(int start, int end, int word) {
      if (hits == null) {
        hits = new ArrayList<>(4);
      }
      for (var meaning : meanings.get(word)) {
        hits.add(new Hit<>(start, end, meaning));
      }
    }
  }
}
