package io.amends.wording;

import java.util.HashMap;
import java.util.Map;

/**
 * How the clauses of one sentence are meant: as our word, or as a refusal, a report or a guess.
 * Belongs to one reading; not thread-safe.
 */
final class Stance {

  /** How far before a word a denial of it may stand: so many characters, so many words. */
  private static final int HAN_REACH = 5;

  private static final int LATIN_REACH = 4;

  private final WordingRules.Promises words;
  private final Reading reading;
  private final Map<Long, Clause> clauses = new HashMap<>();
  private final Map<Clause, Boolean> refused = new HashMap<>();
  private final Map<Clause, Boolean> reported = new HashMap<>();

  Stance(WordingRules.Promises words, Reading reading) {
    this.words = words;
    this.reading = reading;
  }

  Reading reading() {
    return reading;
  }

  /** Not our word: refused, denied, or told of somebody else and not taken up by us. */
  boolean isExcused(Phrases.Found found) {
    return isExcused(found.line(), found.from(), found.to());
  }

  boolean isExcused(Reading.Line line, int from, int to) {
    return isOthers(line, from, to) || isDenied(line, from, to);
  }

  /** The same, but for a denial right before it. */
  boolean isOthers(Phrases.Found found) {
    return isOthers(found.line(), found.from(), found.to());
  }

  /** Refused or denied, whoever speaks. */
  boolean isRefused(Phrases.Found found) {
    return isRefused(clause(found)) || isDenied(found.line(), found.from(), found.to());
  }

  private boolean isOthers(Reading.Line line, int from, int to) {
    var clause = clause(line, from, to);
    return isRefused(clause)
        || reported.computeIfAbsent(clause, words.reported()::isIn)
            && isReported(clause, from - line.clauseBegin(from));
  }

  /** Nothing in it is ours, or only what comes before: "I'll pass on that you'd like half back". */
  private boolean isReported(Clause clause, int at) {
    int ours = words.ours().lastIn(clause, clause.text().length());
    return ours < 0 || ours < words.reported().lastIn(clause, at);
  }

  private boolean isRefused(Clause clause) {
    return refused.computeIfAbsent(clause, one -> words.refuse().isIn(words.limit().cutFrom(one)));
  }

  /** A denial right before it: "we never waived the fee", 还没有退款. */
  private boolean isDenied(Reading.Line line, int from, int to) {
    if (words.deny().isNone() || words.limit().isIn(clause(line, from, to))) {
      return false;
    }
    boolean isHan = line == reading.han();
    var text = line.text();
    int begin = Math.max(line.clauseBegin(from), isHan ? from - HAN_REACH : 0);
    if (!isHan) {
      int blank = from;
      for (int i = 0; i < LATIN_REACH && blank > begin; i++) {
        blank = text.lastIndexOf(' ', blank - 1);
      }
      begin = Math.max(begin, blank);
    }
    return begin < from && words.deny().isIn(Clause.of(text.substring(begin, from), isHan));
  }

  /** Of what was paid or charged, and nothing of giving. */
  boolean isFact(Phrases.Found found) {
    var clause = clause(found);
    return words.price().isIn(clause) && !words.give().isIn(clause);
  }

  /** A question that speaks of what somebody else said or wants, in any of its clauses. */
  boolean asksOfTheirs() {
    return reading.asks() && words.reported().isIn(reading);
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
