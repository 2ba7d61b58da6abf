package io.amends.language.opennlp;

import io.amends.language.Entity;
import io.amends.language.opennlp.MoneyWords.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds amounts of money, from {@code patterns/amount.yaml}. */
final class AmountFinder {

  private static final BigDecimal FIRST_YEAR = BigDecimal.valueOf(2000);
  private static final BigDecimal LAST_YEAR = BigDecimal.valueOf(2099);

  /** As in 11.11: the month, a point and the day. */
  private static final int LONGEST_DAY = 5;

  private final MoneyWords words;

  AmountFinder(Section file, Lexicon lexicon) {
    words = new MoneyWords(file, lexicon);
  }

  /**
   * @param language in some a sign that several currencies have names none
   */
  List<Entity> find(Folded text, List<Numeral> numerals, String language) {
    return new Search(text, numerals, language).all();
  }

  /** One text and what of the words is in it. */
  private final class Search {

    private final Folded text;
    private final List<Numeral> numerals;
    private final String language;
    private final Hits<Unit> prefixes;
    private final Hits<Unit> suffixes;
    private final Hits<String> pays;
    private final Hits<String> bought;
    private final Hits<String> counted;
    private final Hits<String> followers;
    private final Hits<String> tails;
    private final List<Entity> found = new ArrayList<>();

    private Search(Folded text, List<Numeral> numerals, String language) {
      this.text = text;
      this.numerals = numerals;
      this.language = language;
      prefixes = words.before.in(text);
      suffixes = words.after.in(text);
      pays = words.pay.in(text);
      bought = words.bought.in(text);
      counted = words.notAfter.in(text);
      followers = words.followers.in(text);
      tails = words.tails.in(text);
    }

    private List<Entity> all() {
      var bare = new ArrayList<Numeral>();
      for (int i = 0; i < numerals.size(); ) {
        var joined = DecimalComma.join(text, numerals, i);
        if (joined.isPresent() && isWithCommaCurrency(joined.get())) {
          addWithUnit(joined.get(), i + 1);
          i += 2;
          continue;
        }
        if (!addWithUnit(numerals.get(i), i) && !addPaid(numerals.get(i))) {
          bare.add(numerals.get(i));
        }
        i++;
      }
      if (!found.isEmpty()) {
        bare.stream().filter(this::isPrice).forEach(this::addBare);
      }
      return found;
    }

    /** With a sign before it or a unit after it. */
    private boolean addWithUnit(Numeral numeral, int index) {
      var sign = prefixes.endingAt(skipBlankBefore(text, numeral.start()));
      var unit = suffixes.startingAt(skipBlankAfter(text, numeral.end()));
      if (unit.isPresent()) {
        var tail = tail(unit.get(), index);
        if (tail.isPresent() || !isLoose(numeral, unit.get())) {
          var start = sign.map(Lookup.Hit::start).orElse(numeral.start());
          var value = numeral.value().multiply(unit.get().meaning().worth());
          var end = tail.map(Tail::end).orElse(unit.get().end());
          add(
              start,
              end,
              value.add(tail.map(Tail::value).orElse(BigDecimal.ZERO)),
              currency(sign.orElse(unit.get())));
          return true;
        }
      }
      if (sign.isPresent()) {
        add(sign.get().start(), numeral.end(), numeral.value(), currency(sign.get()));
        return true;
      }
      return false;
    }

    /** After a word of paying, with nothing after it that is counted instead, or before a buy. */
    private boolean addPaid(Numeral numeral) {
      var start = numeral.start();
      var isPaid = pays.endsAt(start) || pays.endsAt(skipBlankBefore(text, start));
      if (bought.startsAt(numeral.end()) && isSum(numeral)) {
        addBare(numeral);
        return true;
      }
      if (isPaid && !numeral.isArticle() && isApart(numeral) && isFollowed(numeral)) {
        addBare(numeral);
        return true;
      }
      return false;
    }

    /** Neither a year nor a day nor a single digit. */
    private boolean isSum(Numeral numeral) {
      var length = numeral.end() - numeral.start();
      return length > 1
          && (numeral.han() || numeral.isWhole() || length > LONGEST_DAY)
          && (numeral.value().compareTo(FIRST_YEAR) < 0
              || numeral.value().compareTo(LAST_YEAR) > 0);
    }

    /** Written like a price, with two decimals; in a text with other amounts that is enough. */
    private boolean isPrice(Numeral numeral) {
      return numeral.isDigits()
          && numeral.end() - numeral.start() > 3
          && text.charAt(numeral.end() - 3) == '.'
          && isApart(numeral)
          && isFollowed(numeral);
    }

    /** What tenths or hundredths stand after a unit: 12块5, 八十八块八毛. */
    private Optional<Tail> tail(Lookup.Hit<Unit> unit, int index) {
      if (index + 1 >= numerals.size() || !words.isTailed(word(unit))) {
        return Optional.empty();
      }
      var next = numerals.get(index + 1);
      var length = next.end() - next.start();
      if (next.start() != unit.end()
          || !next.isWhole()
          || length > (next.isDigits() ? 2 : 1)
          || next.value().compareTo(BigDecimal.TEN) >= 0 && length == 1
          || counted.startsAt(next.end())
          || !isApartFromWord(next)) {
        return Optional.empty();
      }
      var end = tails.startingAt(next.end()).map(Lookup.Hit::end).orElse(next.end());
      return Optional.of(new Tail(next.value().movePointLeft(length), end));
    }

    /** A unit that also counts pieces, before what looks like the piece. */
    private boolean isLoose(Numeral numeral, Lookup.Hit<Unit> unit) {
      return numeral.han()
          && numeral.value().compareTo(BigDecimal.valueOf(100)) < 0
          && unit.end() < text.length()
          && words.isLoose(word(unit), text.charAt(unit.end()));
    }

    private boolean isWithCommaCurrency(Numeral joined) {
      var sign = prefixes.endingAt(skipBlankBefore(text, joined.start()));
      var unit = suffixes.startingAt(skipBlankAfter(text, joined.end()));
      return sign.or(() -> unit)
          .filter(hit -> words.decimalComma.contains(hit.meaning().currency()))
          .isPresent();
    }

    /** Neither part of a code or a fraction nor a lone numeral that is half of a word. */
    private boolean isApart(Numeral numeral) {
      var next = numeral.end() < text.length() ? text.charAt(numeral.end()) : ' ';
      return isApartFromWord(numeral)
          && next != '-'
          && next != '/'
          && next != ':'
          && !(numeral.han() && numeral.end() - numeral.start() == 1);
    }

    private boolean isApartFromWord(Numeral numeral) {
      return numeral.end() == text.length() || !Letters.isWordPart(text.charAt(numeral.end()));
    }

    /** By nothing that is counted, and by no word of an alphabet that could be. */
    private boolean isFollowed(Numeral numeral) {
      var next = skipBlankAfter(text, numeral.end());
      return !counted.startsAt(next)
          && (next == text.length()
              || !Letters.isLatin(text.charAt(next))
              || followers.startsAt(next));
    }

    private String currency(Lookup.Hit<Unit> sign) {
      return words.isUnsure(word(sign), language) ? "" : sign.meaning().currency();
    }

    private String word(Lookup.Hit<Unit> hit) {
      return text.subSequence(hit.start(), hit.end()).toString();
    }

    private void addBare(Numeral numeral) {
      add(numeral.start(), numeral.end(), numeral.value(), "");
    }

    private void add(int start, int end, BigDecimal value, String currency) {
      found.add(
          new Entity(
              Entity.AMOUNT,
              text.written(start, end),
              text.start(start),
              text.end(end),
              Numeral.plain(value),
              currency));
    }
  }

  private record Tail(BigDecimal value, int end) {}

  static int skipBlankBefore(Folded text, int start) {
    return start > 1 && text.charAt(start - 1) == ' ' ? start - 1 : start;
  }

  static int skipBlankAfter(Folded text, int end) {
    return end + 1 < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
  }

  static Lookup<String> list(Section file, String key, Lexicon lexicon) {
    var builder = new Lookup.Builder<String>();
    file.words(key).forEach(word -> builder.add(lexicon.word(word), word));
    return builder.build(lexicon);
  }
}
