package io.amends.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Words and phrases to look for. {@code …} in a phrase stands for a few words of the same clause, a
 * {@code *} at the end of a word of letters for any ending, {@code #} for a number, {@code (a|b)}
 * for either. Immutable and thread-safe.
 */
public final class Phrases {

  private static final Phrases NONE = new Phrases(List.of());

  private final Phrase[] phrases;
  private final PhraseIndex index;

  private Phrases(List<Phrase> phrases) {
    this.phrases = phrases.toArray(Phrase[]::new);
    this.index = new PhraseIndex(this.phrases);
  }

  /**
   * @param written as in the file
   * @param instead words to say instead; empty: none
   */
  public record Written(String written, String instead) {}

  /** A phrase that was found. */
  record Found(Written phrase, Reading.Line line, int from, int to) {
    int start() {
      return line.start(line.text().charAt(from) == ' ' ? from + 1 : from);
    }

    int end() {
      return line.end(to);
    }

    /** As it is read, for reasons. */
    String quoted() {
      return "\"" + line.text().substring(from, to).strip() + "\"";
    }
  }

  public static Phrases none() {
    return NONE;
  }

  /**
   * @param same the characters that are read as others
   */
  public static Phrases of(List<Written> written, Map<Character, Character> same) {
    var phrases = new ArrayList<Phrase>();
    for (var one : written) {
      var folded = Letters.folded(one.written(), same).replace("...", "\u2026").strip();
      phrases.addAll(Phrase.of(one, folded));
    }
    return new Phrases(phrases);
  }

  /** Whether the brackets of a phrase, as it stands in the file, can be read. */
  public static boolean isWellFormed(String written) {
    return Choices.areWellFormed(written);
  }

  boolean isNone() {
    return phrases.length == 0;
  }

  boolean isIn(Reading reading) {
    return first(reading).isPresent();
  }

  /** The first phrase of the list that is there. */
  Optional<Found> first(Reading reading) {
    for (int i : index.possible(reading)) {
      var phrase = phrases[i];
      var line = reading.line(phrase.han());
      var place = phrase.in(line, 0);
      if (place != null) {
        return Optional.of(new Found(phrase.source(), line, place.from(), place.to()));
      }
    }
    return Optional.empty();
  }

  /** Every phrase, each where it first is. */
  List<Found> all(Reading reading) {
    var all = new ArrayList<Found>(0);
    for (int i : index.possible(reading)) {
      var phrase = phrases[i];
      var line = reading.line(phrase.han());
      var place = phrase.in(line, 0);
      if (place != null) {
        all.add(new Found(phrase.source(), line, place.from(), place.to()));
      }
    }
    return all;
  }

  /** Every place of every phrase. */
  List<Found> everywhere(Reading reading) {
    var found = new ArrayList<Found>(0);
    for (int i : index.possible(reading)) {
      var phrase = phrases[i];
      var line = reading.line(phrase.han());
      var place = phrase.in(line, 0);
      while (place != null) {
        found.add(new Found(phrase.source(), line, place.from(), place.to()));
        int next = Math.max(place.to(), place.from() + 1);
        place = next <= line.text().length() ? phrase.in(line.text(), next) : null;
      }
    }
    return found;
  }

  /** Whether one of them is in a clause. */
  boolean isIn(Clause clause) {
    for (int i : index.possible(clause)) {
      var phrase = phrases[i];
      if (phrase.han() == clause.han()
          && clause.grams().has(phrase.marks())
          && phrase.in(clause.text(), 0) != null) {
        return true;
      }
    }
    return false;
  }

  /** Where the last of them begins before an index of a clause; -1: none does. */
  int lastIn(Clause clause, int before) {
    int last = -1;
    for (int i : index.possible(clause)) {
      var phrase = phrases[i];
      if (phrase.han() == clause.han() && clause.grams().has(phrase.marks())) {
        var place = phrase.in(clause.text(), 0);
        while (place != null && place.from() < before) {
          last = Math.max(last, place.from());
          place = phrase.in(clause.text(), place.from() + 1);
        }
      }
    }
    return last;
  }

  /** A clause without them. */
  Clause cutFrom(Clause clause) {
    var rest = clause;
    for (var phrase : phrases) {
      if (phrase.han() == rest.han() && rest.grams().has(phrase.marks())) {
        var place = phrase.in(rest.text(), 0);
        while (place != null) {
          rest = rest.without(place.from(), place.to());
          place = phrase.in(rest.text(), place.from());
        }
      }
    }
    return rest;
  }

  List<Written> written() {
    return List.of(phrases).stream().map(Phrase::source).distinct().toList();
  }
}
