package io.amends.wording;

import java.util.HashMap;
import java.util.Map;

/**
 * How the clauses of one sentence are meant: as our word, or as a refusal, a report or a guess.
 * Belongs to one reading; not thread-safe.
 */
final class Stance {

  private final WordingRules.Promises words;
  private final Reading reading;
  private final Map<Long, Clause> clauses = new HashMap<>();
  private final Map<Clause, Boolean> excused = new HashMap<>();

  Stance(WordingRules.Promises words, Reading reading) {
    this.words = words;
    this.reading = reading;
  }

  Reading reading() {
    return reading;
  }

  /** Refused, or told of somebody else and not taken up by us. */
  boolean isExcused(Phrases.Found found) {
    return isExcused(found.line(), found.from(), found.to());
  }

  boolean isExcused(Reading.Line line, int from, int to) {
    return excused.computeIfAbsent(clause(line, from, to), this::isExcused);
  }

  private boolean isExcused(Clause clause) {
    return words.refuse().isIn(words.limit().cutFrom(clause))
        || words.reported().isIn(clause) && !words.ours().isIn(clause);
  }

  boolean isUnsure(Phrases.Found found) {
    return words.unsure().isIn(clause(found));
  }

  /** To read, look and ask with care is ours to promise; what comes of it is not. */
  boolean isEffort(Phrases.Found found) {
    var clause = clause(found);
    return words.effort().isIn(clause)
        && !words.give().isIn(clause)
        && !words.arrival().isIn(clause);
  }

  Clause clause(Phrases.Found found) {
    return clause(found.line(), found.from(), found.to());
  }

  Clause clause(Reading.Line line, int from, int to) {
    boolean isHan = line == reading.han();
    int begin = line.clauseBegin(from);
    int end = line.clauseEnd(to);
    return clauses.computeIfAbsent(
        ((long) begin << Integer.SIZE | end) * 2 + (isHan ? 1 : 0),
        none -> Clause.of(line.text().substring(begin, end), isHan));
  }
}
