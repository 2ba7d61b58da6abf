package io.amends.language.opennlp;

import io.amends.language.Entity;
import java.util.ArrayList;
import java.util.List;

/** Finds the names that people give of themselves and others, from {@code patterns/person.yaml}. */
final class PersonFinder {

  private static final String BETWEEN = " :=";
  private static final int MOST_WORDS = 3;
  private static final int LONGEST_GIVEN = 2;

  /** Whether what comes before a name leaves no doubt that one follows. */
  private enum Lead {
    STRONG,
    WEAK
  }

  private final Lookup<Lead> leads;
  private final Lookup<String> titles;
  private final Lookup<String> surnames;
  private final Lookup<String> after;
  private final Lookup<String> notNames;

  PersonFinder(Section file, Lexicon lexicon) {
    file.expect(
        List.of("about", "lead-ins", "surnames", "not-names"), List.of("weak", "titles", "after"));
    var builder = new Lookup.Builder<Lead>();
    file.words("lead-ins").forEach(word -> builder.add(lexicon.word(word), Lead.STRONG));
    file.words("weak").forEach(word -> builder.add(lexicon.word(word), Lead.WEAK));
    leads = builder.build(lexicon);
    titles = AmountFinder.list(file, "titles", lexicon);
    surnames = AmountFinder.list(file, "surnames", lexicon);
    after = AmountFinder.list(file, "after", lexicon);
    notNames = AmountFinder.list(file, "not-names", lexicon);
  }

  List<Entity> find(Folded text) {
    var hits = leads.in(text).all();
    if (hits.isEmpty()) {
      return List.of();
    }
    var known =
        new Known(text, titles.in(text), surnames.in(text), after.in(text), notNames.in(text));
    var found = new ArrayList<Entity>();
    for (var lead : hits) {
      var start = known.skip(lead.end());
      var end = known.endOfName(start, lead.meaning());
      if (end > start) {
        found.add(entity(text, start, end));
      }
    }
    return found;
  }

  private static Entity entity(Folded text, int start, int end) {
    var name = text.written(start, end);
    return new Entity(Entity.PERSON, name, text.start(start), text.end(end), name, "");
  }

  /** One text and what of the words is in it. */
  private record Known(
      Folded text,
      Hits<String> titles,
      Hits<String> surnames,
      Hits<String> after,
      Hits<String> notNames) {

    /** Where a name can start: after signs and a title. */
    int skip(int from) {
      var start = from;
      while (start < text.length() && BETWEEN.indexOf(text.charAt(start)) >= 0) {
        start++;
      }
      var title = titles.startingAt(start);
      return title.isPresent() && isBlank(title.get().end()) ? title.get().end() + 1 : start;
    }

    int endOfName(int start, Lead lead) {
      if (start < text.length() && Letters.isHan(text.charAt(start))) {
        return lead == Lead.STRONG ? endOfHan(start) : -1;
      }
      return endOfWords(start, lead);
    }

    /** A surname and one or two more characters, with nothing after them that could be a third. */
    private int endOfHan(int start) {
      var surname = surnames.startingAt(start);
      if (surname.isEmpty()) {
        return -1;
      }
      for (int length = LONGEST_GIVEN; length > 0; length--) {
        var end = surname.get().end() + length;
        if (isGiven(surname.get().end(), end) && isEnd(end)) {
          return end;
        }
      }
      return -1;
    }

    private boolean isGiven(int start, int end) {
      for (int i = start; i < end; i++) {
        if (i >= text.length() || !Letters.isHan(text.charAt(i)) || notNames.startsAt(i)) {
          return false;
        }
      }
      return true;
    }

    private boolean isEnd(int end) {
      return end == text.length()
          || !Letters.isHan(text.charAt(end))
          || after.startsAt(end)
          || notNames.startsAt(end);
    }

    /** Capitalised words; after what is no sure sign of a name two, and then a pause. */
    private int endOfWords(int start, Lead lead) {
      var words = 0;
      var end = -1;
      for (int i = start; i < text.length() && words < MOST_WORDS; words++) {
        var last = Letters.endOfWord(text, i);
        if (last == i || !isNameWord(i, last) || (lead == Lead.WEAK && isParticiple(last))) {
          break;
        }
        end = last;
        if (!isBlank(last)) {
          words++;
          break;
        }
        i = last + 1;
      }
      return lead == Lead.STRONG || (words > 1 && isPause(end)) ? end : -1;
    }

    private boolean isNameWord(int start, int end) {
      return Letters.isLatin(text.charAt(start))
          && Character.isUpperCase(text.original().charAt(text.start(start)))
          && !Letters.hasDigit(text, start, end)
          && notNames.startingAt(start).filter(hit -> hit.end() == end).isEmpty();
    }

    /** Tired, Waiting, Extremely: written large, but no names. */
    private boolean isParticiple(int end) {
      return ends(end, "ed") || ends(end, "ing") || ends(end, "ly");
    }

    private boolean ends(int end, String suffix) {
      var start = end - suffix.length();
      return start >= 0 && text.subSequence(start, end).toString().equals(suffix);
    }

    private boolean isPause(int end) {
      return end == text.length() || ",.;!".indexOf(text.charAt(end)) >= 0;
    }

    private boolean isBlank(int at) {
      return at < text.length() && text.charAt(at) == ' ';
    }
  }
}
