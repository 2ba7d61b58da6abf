package io.amends.language.opennlp;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads numbers that are written in words, such as "two hundred and fifty". */
final class NumberWords {

  private static final int LARGEST = 1_000_000;

  private enum Kind {
    VALUE,
    TIMES,
    AND
  }

  private record Word(Kind kind, int value) {}

  private final Lookup<Word> words;

  NumberWords(Section file, Lexicon lexicon) {
    var builder = new Lookup.Builder<Word>();
    read(file, "words", Kind.VALUE, lexicon, builder);
    read(file, "times", Kind.TIMES, lexicon, builder);
    for (var word : file.text("and").split(",")) {
      builder.add(lexicon.word(word.strip()), new Word(Kind.AND, 0));
    }
    words = builder.build(lexicon);
  }

  private static void read(
      Section file, String key, Kind kind, Lexicon lexicon, Lookup.Builder<Word> builder) {
    file.section(key)
        .ifPresent(
            section -> {
              for (var value : section.keys()) {
                if (!value.matches("[0-9]{1,7}")) {
                  section.problem(section.line(value), "\"" + value + "\" is not a number");
                  continue;
                }
                for (var word : section.text(value).split(",")) {
                  builder.add(lexicon.word(word.strip()), new Word(kind, Integer.parseInt(value)));
                }
              }
            });
  }

  List<Numeral> in(CharSequence text) {
    var hits = words.in(text).all();
    var found = new ArrayList<Numeral>(0);
    for (int i = 0; i < hits.size(); ) {
      i = hits.get(i).meaning().kind() == Kind.AND ? i + 1 : number(text, hits, i, found);
    }
    return found;
  }

  /** Adds the number whose first word is given; returns the first word that is not part of it. */
  private static int number(
      CharSequence text, List<Lookup.Hit<Word>> hits, int first, List<Numeral> found) {
    var total = 0L;
    var part = 0L;
    var end = hits.get(first).start();
    var last = first;
    for (int i = first; i < hits.size(); i++) {
      var hit = hits.get(i);
      var word = hit.meaning();
      if (i > first && !isJoined(text, hits.get(i - 1).end(), hit.start())) {
        break;
      }
      if (word.kind() == Kind.AND) {
        if (total + part < 100 || part % 100 != 0) {
          break;
        }
        continue;
      }
      if (total + part > LARGEST) {
        break;
      }
      if (word.kind() == Kind.TIMES) {
        part = Math.max(1, part) * word.value();
        if (word.value() >= 1_000) {
          total += part;
          part = 0;
        }
      } else if (part % (word.value() < 10 && part % 100 >= 20 ? 10 : 100) == 0) {
        part += word.value();
      } else {
        break;
      }
      end = hit.end();
      last = i;
    }
    found.add(
        new Numeral(
            hits.get(first).start(), end, BigDecimal.valueOf(total + part), Numeral.Form.WORDS));
    return last + 1;
  }

  private static boolean isJoined(CharSequence text, int end, int start) {
    return start == end + 1 && (text.charAt(end) == ' ' || text.charAt(end) == '-');
  }
}
