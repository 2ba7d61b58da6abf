package io.amends.language.opennlp;

import java.util.ArrayList;
import java.util.List;

/** Finds what stands right after a label such as "order number". */
final class CodeLabels {

  private enum Kind {
    LABEL,
    HINTED,
    NONE
  }

  private static final String BETWEEN = " :#=.(";
  private static final int MOST_BETWEEN = 4;
  private static final int DIGITS = 4;
  private static final int DIGITS_IN_GROUPS = 10;
  private static final int DIGITS_OF_PHONE = 7;
  private static final int LONGEST_GROUP = 5;
  private static final int MOST_GROUPS = 6;

  private final Lookup<Kind> labels;
  private final Lookup<String> hints;
  private final int digits;
  private final int digitsInGroups;

  CodeLabels(Section file, boolean ofPhones, Lexicon lexicon) {
    var words = new Lookup.Builder<Kind>();
    file.words("labels").forEach(word -> words.add(lexicon.word(word), Kind.LABEL));
    file.words("hinted-labels").forEach(word -> words.add(lexicon.word(word), Kind.HINTED));
    file.words("not-labels").forEach(word -> words.add(lexicon.word(word), Kind.NONE));
    labels = words.build(lexicon);
    hints = AmountFinder.list(file, "hints", lexicon);
    digits = ofPhones ? DIGITS_OF_PHONE : DIGITS;
    digitsInGroups = ofPhones ? DIGITS_OF_PHONE : DIGITS_IN_GROUPS;
  }

  List<BareNumber.Span> codes(Folded text) {
    var all = labels.in(text).all();
    if (all.isEmpty()) {
      return List.of();
    }
    var hinted = all.stream().anyMatch(label -> label.meaning() == Kind.HINTED) && hints.isIn(text);
    var found = new ArrayList<BareNumber.Span>();
    var endOfOther = 0;
    for (var label : all) {
      if (label.meaning() == Kind.NONE) {
        endOfOther = Math.max(endOfOther, label.end());
      } else if (label.end() > endOfOther && (label.meaning() == Kind.LABEL || hinted)) {
        addCode(text, label.end(), found);
      }
    }
    return found;
  }

  private void addCode(Folded text, int from, List<BareNumber.Span> found) {
    var start = from;
    while (start < text.length()
        && start < from + MOST_BETWEEN
        && BETWEEN.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    var end = endOfGroups(text, start);
    if (end > start) {
      found.add(new BareNumber.Span(start, end));
      return;
    }
    BareNumber.endAt(text, start, digits).ifPresent(found::add);
  }

  /** The end of several groups of digits with a blank between; -1 where there are none. */
  private int endOfGroups(Folded text, int start) {
    var end = start;
    var total = 0;
    var groups = 0;
    for (int i = start; i < text.length() && groups < MOST_GROUPS; ) {
      var last = i;
      while (last < text.length() && last - i <= LONGEST_GROUP && isDigit(text, last)) {
        last++;
      }
      if (last - i < 3 || last - i > LONGEST_GROUP || isWordOn(text, last)) {
        break;
      }
      total += last - i;
      groups++;
      end = last;
      if (last == text.length() || text.charAt(last) != ' ') {
        break;
      }
      i = last + 1;
    }
    return groups > 1 && total >= digitsInGroups ? end : -1;
  }

  private static boolean isDigit(Folded text, int at) {
    return Letters.isDigit(text.charAt(at));
  }

  private static boolean isWordOn(Folded text, int end) {
    return end < text.length() && (Letters.isWordPart(text.charAt(end)) || text.charAt(end) == '-');
  }
}
