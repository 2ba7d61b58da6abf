package io.amends.language.opennlp;

import java.util.List;

/** Follows a Chinese address from mark to mark. */
final class HanAddress {

  private enum Mark {
    AREA,
    STREET,
    BUILDING,
    NUMBER,
    STOP
  }

  private static final int LONGEST = 80;
  private static final int LONGEST_GAP = 10;

  private final Lookup<Mark> marks;

  HanAddress(Section file, Lexicon lexicon) {
    var builder = new Lookup.Builder<Mark>();
    add(file.words("areas"), Mark.AREA, lexicon, builder);
    add(file.words("streets"), Mark.STREET, lexicon, builder);
    add(file.words("buildings"), Mark.BUILDING, lexicon, builder);
    add(file.words("numbers"), Mark.NUMBER, lexicon, builder);
    add(file.words("stops"), Mark.STOP, lexicon, builder);
    marks = builder.build(lexicon);
  }

  private static void add(
      List<String> words, Mark mark, Lexicon lexicon, Lookup.Builder<Mark> builder) {
    words.forEach(word -> builder.add(lexicon.word(word), mark));
  }

  Marks in(Folded text) {
    return new Marks(text, marks.in(text));
  }

  /** The marks of one text. */
  record Marks(Folded text, Hits<Mark> hits) {

    /**
     * The end of the address that starts there; -1 for none.
     *
     * @param announced whether words before it said that one follows
     */
    int endAt(int start, boolean announced) {
      var areas = 0;
      var streets = 0;
      var buildings = 0;
      var numbered = false;
      var end = start;
      for (int i = start; i < text.length() && i < start + LONGEST && i < end + LONGEST_GAP; ) {
        var mark = hits.startingAt(i);
        if (!isPart(i) || mark.filter(hit -> hit.meaning() == Mark.STOP).isPresent()) {
          break;
        }
        numbered |= Letters.isDigit(text.charAt(i));
        if (mark.isEmpty()) {
          i++;
          continue;
        }
        areas += mark.get().meaning() == Mark.AREA ? 1 : 0;
        streets += mark.get().meaning() == Mark.STREET ? 1 : 0;
        buildings += mark.get().meaning() == Mark.BUILDING ? 1 : 0;
        numbered |= mark.get().meaning() == Mark.NUMBER && i > end;
        i = mark.get().end();
        end = i;
      }
      var isPlace = announced ? areas + streets > 0 && streets + buildings > 0 : streets > 0;
      return isPlace && numbered ? endOfCode(end) : -1;
    }

    /** Digits right after the last mark belong to it: 3单元502. */
    private int endOfCode(int from) {
      var end = from;
      while (end < text.length()
          && (Letters.isDigit(text.charAt(end))
              || (text.charAt(end) == '-'
                  && end > from
                  && Letters.isDigit(text.charAt(end - 1))))) {
        end++;
      }
      return end;
    }

    private boolean isPart(int at) {
      var c = text.charAt(at);
      return Letters.isHan(c)
          || Letters.isDigit(c)
          || (c >= 'a' && c <= 'z')
          || c == '-'
          || c == '#'
          || (c == ' ' && at + 1 < text.length() && text.charAt(at + 1) != ' ');
    }
  }
}
