package io.amends.language.opennlp;

import java.util.Optional;

/** Follows an address in an alphabet: house number, street, town, post code. */
final class StreetAddress {

  private static final int MOST_WORDS = 4;
  private static final int MOST_PARTS = 6;

  private final Lookup<String> streetTypes;
  private final Lookup<String> units;
  private final Lookup<String> stops;

  StreetAddress(Section file, Lexicon lexicon) {
    streetTypes = AmountFinder.list(file, "street-types", lexicon);
    units = AmountFinder.list(file, "units", lexicon);
    stops = AmountFinder.list(file, "stops", lexicon);
  }

  /** Nothing where no word of a street is. */
  Optional<Streets> in(Folded text) {
    var types = streetTypes.in(text);
    return types.all().isEmpty()
        ? Optional.empty()
        : Optional.of(new Streets(text, types, units.in(text), stops.in(text)));
  }

  /** The words of one text. */
  record Streets(Folded text, Hits<String> types, Hits<String> units, Hits<String> stops) {

    /**
     * The end of the address whose house number or unit starts there; -1 for none. One that was not
     * announced is capitalised and goes on after the street.
     */
    int endAt(int start, boolean announced) {
      var number = start;
      var unit = unitEnd(start);
      if (unit > 0) {
        number = skipSeparator(unit);
      }
      var street = streetEnd(number, announced);
      if (street < 0) {
        return -1;
      }
      var end = street;
      for (int part = 0; part < MOST_PARTS; part++) {
        var next = partEnd(end);
        if (next < 0) {
          break;
        }
        end = next;
      }
      return announced || end > street ? end : -1;
    }

    /** A number and up to four words, the last a street's. */
    private int streetEnd(int start, boolean announced) {
      if (start >= text.length() || !Letters.isDigit(text.charAt(start))) {
        return -1;
      }
      var at = skipBlank(Letters.endOfWord(text, start));
      for (int word = 0; word <= MOST_WORDS && at > 0 && at < text.length(); word++) {
        var end = Letters.endOfWord(text, at);
        if (end == at || isWord(stops, at, end) || !(announced || isCapital(at))) {
          return -1;
        }
        if (word > 0 && isWord(types, at, end)) {
          var dotted = end < text.length() && text.charAt(end) == '.' && end - at <= 4;
          return dotted && end + 1 < text.length() ? end + 1 : end;
        }
        at = skipBlank(end);
      }
      return -1;
    }

    /** The end of one more part after a comma or blank: a unit, a post code, or a town. */
    private int partEnd(int from) {
      var start = skipSeparator(from);
      if (start <= from || start >= text.length()) {
        return -1;
      }
      var unit = unitEnd(start);
      if (unit > 0) {
        return unit;
      }
      var end = Letters.endOfWord(text, start);
      if (isState(start, end)) {
        return end;
      }
      if (end == start || isWord(stops, start, end)) {
        return -1;
      }
      if (isPostCode(start, end)) {
        return end;
      }
      return isCapital(start) && !Letters.hasDigit(text, start, end) ? end : townEnd(start, end);
    }

    /** The end of up to three words, whatever their case, before a post code; -1 for none. */
    private int townEnd(int start, int firstEnd) {
      var end = firstEnd;
      for (int word = 1; word <= 3; word++) {
        var next = skipBlank(end);
        var nextEnd = next < 0 ? -1 : Letters.endOfWord(text, next);
        if (nextEnd <= next || Letters.hasDigit(text, start, end) || isWord(stops, next, nextEnd)) {
          return -1;
        }
        if (isPostCode(next, nextEnd)) {
          return end;
        }
        end = nextEnd;
      }
      return -1;
    }

    /** Two capitals before a post code, even where they are a word otherwise: OR 97205. */
    private boolean isState(int start, int end) {
      var next = skipBlank(end);
      return end - start == 2
          && isCapital(start)
          && isCapital(start + 1)
          && next > 0
          && next < text.length()
          && isPostCode(next, Letters.endOfWord(text, next));
    }

    /** Letters and digits that start or end as post codes do: 94107, LS1, 4AB. */
    private boolean isPostCode(int start, int end) {
      var digits = 0;
      for (int i = start; i < end; i++) {
        digits += Letters.isDigit(text.charAt(i)) ? 1 : 0;
      }
      return digits > 0 && (digits == end - start ? digits >= 4 && digits <= 6 : end - start <= 4);
    }

    private int unitEnd(int start) {
      if (start >= text.length()) {
        return -1;
      }
      var end = units.startingAt(start).map(Lookup.Hit::end).orElse(-1);
      if (text.charAt(start) == '#') {
        end = start + 1;
      }
      if (end < 0) {
        return -1;
      }
      var code = end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
      var last = code < text.length() ? Letters.endOfWord(text, code) : code;
      return last > code && last - code <= 5 && Letters.hasDigit(text, code, last) ? last : -1;
    }

    private boolean isCapital(int at) {
      var c = text.original().charAt(text.start(at));
      return Character.isUpperCase(c) || Letters.isDigit(c);
    }

    private boolean isWord(Hits<String> words, int start, int end) {
      return words.startingAt(start).filter(hit -> hit.end() == end).isPresent();
    }

    private int skipBlank(int at) {
      return at < text.length() && text.charAt(at) == ' ' ? at + 1 : -1;
    }

    private int skipSeparator(int from) {
      var at = from;
      at += at < text.length() && text.charAt(at) == ',' ? 1 : 0;
      return at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
    }
  }
}
