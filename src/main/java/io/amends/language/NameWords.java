package io.amends.language;

import io.amends.language.ItemNames.Term;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words of the titles of an order's lines. Words of alphabets are found whole, with or without
 * an s; Chinese, which has no blanks, by what a text and a title have in common.
 */
final class NameWords {

  private static final int LONGEST_TITLE = 200;

  private final PlainWords plain;
  private final Map<String, BitSet> words = new HashMap<>();
  private final Map<Integer, List<Place>> pairs = new HashMap<>();
  private final Map<Character, BitSet> things = new HashMap<>();
  private final List<String> titles = new ArrayList<>();

  /** Where in the title of a line two Chinese characters stand. */
  private record Place(int line, int at) {}

  NameWords(List<ItemNames.Line> lines, PlainWords plain) {
    this.plain = plain;
    for (int line = 0; line < lines.size(); line++) {
      var title = lines.get(line).title();
      var folded = Simplified.of(title.substring(0, Math.min(title.length(), LONGEST_TITLE)));
      titles.add(folded);
      read(folded, line);
    }
  }

  /** What of them is in a folded text, from left to right. */
  List<Term> in(String text) {
    var found = new ArrayList<Term>();
    for (int i = 0; i < text.length(); ) {
      var next = i + 1;
      if (Simplified.isHan(text.charAt(i))) {
        next = addHan(text, i, found);
      } else if (Character.isLetterOrDigit(text.charAt(i))) {
        next = addWord(text, i, endOfWord(text, i), found);
      }
      i = next;
    }
    return found;
  }

  private void read(String title, int line) {
    for (int i = 0; i < title.length(); ) {
      var next = i + 1;
      if (Simplified.isHan(title.charAt(i))) {
        next = endOfHan(title, i);
        readHan(title, i, next, line);
      } else if (Character.isLetterOrDigit(title.charAt(i))) {
        next = endOfWord(title, i);
        learn(title.substring(i, next), line);
        if (next < title.length() - 1 && title.charAt(next) == '-') {
          var both = endOfWord(title, next + 1); // a T-shirt is a tshirt, too
          learn(title.substring(i, next) + title.substring(next + 1, both), line);
        }
      }
      i = next;
    }
  }

  private void learn(String word, int line) {
    if (!plain.words().contains(word)) {
      words.computeIfAbsent(singular(word), same -> new BitSet()).set(line);
    }
  }

  private void readHan(String title, int start, int end, int line) {
    for (int i = start; i + 1 < end; i++) {
      pairs.computeIfAbsent(pair(title, i), same -> new ArrayList<>()).add(new Place(line, i));
    }
    if (end - start > 1 && !plain.isEnding(title.substring(start, end))) {
      things.computeIfAbsent(title.charAt(end - 1), same -> new BitSet()).set(line);
    }
  }

  private int addWord(String text, int start, int end, List<Term> found) {
    var lines = words.get(singular(text.substring(start, end)));
    if (lines == null) {
      return end;
    }
    var last = plain.endOfSize(text, end);
    found.add(new Term(start, last, lines, last > end || isTelling(text, start, end)));
    return last;
  }

  /** A number or a letter says something of its own only as a size. */
  private boolean isTelling(String text, int start, int end) {
    var isNumber = text.substring(start, end).chars().allMatch(Character::isDigit);
    return end - start > 1 && !isNumber || plain.sizeFollows(text, start);
  }

  private int addHan(String text, int start, List<Term> found) {
    var end = start;
    var lines = new BitSet();
    var places = start + 1 < text.length() ? pairs.get(pair(text, start)) : null;
    for (var place : places == null ? List.<Place>of() : places) {
      var length = inCommon(text, start, titles.get(place.line()), place.at());
      if (start + length > end) {
        end = start + length;
        lines.clear();
      }
      if (start + length == end) {
        lines.set(place.line());
      }
    }
    if (end > start) {
      if (!plain.words().contains(text.substring(start, end))) {
        found.add(new Term(start, end, lines, true));
      }
      return end;
    }
    var thing = things.get(text.charAt(start));
    if (thing != null) {
      found.add(new Term(start, start + 1, thing, true));
    }
    return start + 1;
  }

  private static int inCommon(String text, int start, String title, int at) {
    var length = 0;
    while (start + length < text.length()
        && at + length < title.length()
        && Simplified.isHan(text.charAt(start + length))
        && text.charAt(start + length) == title.charAt(at + length)) {
      length++;
    }
    return length;
  }

  private static int pair(String text, int at) {
    return text.charAt(at) << 16 | text.charAt(at + 1);
  }

  private static int endOfHan(String text, int start) {
    var end = start;
    while (end < text.length() && Simplified.isHan(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int endOfWord(String text, int start) {
    var end = start;
    while (end < text.length()
        && Character.isLetterOrDigit(text.charAt(end))
        && !Simplified.isHan(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Mugs are a mug; that a dress becomes a dres on both sides harms nobody. */
  private static String singular(String word) {
    if (word.length() < 4 || !word.endsWith("s") || word.endsWith("ss")) {
      return word;
    }
    for (var plural : List.of("ches", "shes", "xes", "sses")) {
      if (word.endsWith(plural)) {
        return word.substring(0, word.length() - 2);
      }
    }
    return word.substring(0, word.length() - 1);
  }
}
