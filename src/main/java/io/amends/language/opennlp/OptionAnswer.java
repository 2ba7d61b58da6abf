package io.amends.language.opennlp;

import io.amends.language.opennlp.ContextWords.Found;
import io.amends.language.opennlp.ContextWords.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an answer to two options says. Careful on purpose: an option is carried out once it is
 * chosen, so what is denied, asked about or only mentioned is never a choice.
 */
final class OptionAnswer {

  /** What an answer comes down to. */
  enum Choice {
    NONE,
    FIRST,
    SECOND,
    EITHER
  }

  private static final int FEW_UNKNOWN = 3;
  private static final int SOME_UNKNOWN = 8;

  private final Folded text;
  private final Titles titles;
  private final ContextWords words;
  private final boolean complains;

  private final Set<Integer> wanted = new TreeSet<>();
  private final Set<Integer> refused = new TreeSet<>();
  private final Set<String> otherRemedies = new TreeSet<>();
  private final Set<String> wantedRemedies = new TreeSet<>();
  private final Set<String> refusedRemedies = new TreeSet<>();
  private boolean either;
  private boolean neither;
  private boolean other;
  private boolean yes;
  private boolean no;
  private boolean asked;
  private boolean asks;
  private boolean onlyNumbers = true;

  private OptionAnswer(Folded text, Titles titles, ContextWords words, boolean complains) {
    this.text = text;
    this.titles = titles;
    this.words = words;
    this.complains = complains;
  }

  /**
   * @param complains whether the text says that something is wrong
   */
  static OptionAnswer of(Folded text, Titles titles, ContextWords words, boolean complains) {
    var answer = new OptionAnswer(text, titles, words, complains);
    var clauses = Clause.of(text, words);
    answer.asks = clauses.stream().anyMatch(answer::asks);
    for (var clause : clauses) {
      answer.read(clause, answer.asks(clause) || (answer.asks && clause.has(Kind.SUPPOSING)));
    }
    return answer;
  }

  Choice choice() {
    if (neither || asked) {
      return Choice.NONE;
    }
    var wants = new TreeSet<>(wanted);
    wants.removeAll(refused);
    if (other && refused.size() == 1) {
      wants.add(1 - refused.iterator().next());
    }
    if (wants.size() == 1) {
      return option(wants.iterator().next());
    }
    if (either && refused.isEmpty()) {
      return Choice.EITHER;
    }
    var barely = onlyNumbers && refused.size() == 1 && wanted.isEmpty() && otherRemedies.isEmpty();
    return barely ? option(1 - refused.iterator().next()) : Choice.NONE;
  }

  /** Whether the options are refused, or one of them with nothing in its place. */
  boolean denies() {
    return choice() == Choice.NONE && (neither || no || !refused.isEmpty());
  }

  boolean affirms() {
    return yes && !denies();
  }

  /** Whether there is something that speaks against guessing a choice. */
  boolean isGuarded() {
    return neither || no || asked || !refused.isEmpty();
  }

  /** Whether it asks something and chooses nothing. */
  boolean asks() {
    return asks && choice() == Choice.NONE;
  }

  /** Remedies that are asked for and in neither option, or in place of both. */
  Set<String> otherRemedies() {
    return neither ? wantedRemedies : otherRemedies;
  }

  /** Remedies that are refused by name. */
  Set<String> refusedRemedies() {
    return refusedRemedies;
  }

  private boolean asks(Clause clause) {
    return clause.has(Kind.QUESTION)
        || ((clause.asked() || clause.has(Kind.ASKING)) && !isRequest(clause));
  }

  /**
   * "Can I have the refund?" asks for it, "Can the refund go to another card?" asks about it: there
   * more is said of what is named.
   */
  private boolean isRequest(Clause clause) {
    var picks = clause.has(Kind.PICK) && !clause.has(Kind.ASKING);
    return (picks || clause.has(Kind.POLITE))
        && clause.unknownAfter(OptionAnswer::names, text) == 0;
  }

  private static boolean names(Found word) {
    var kinds = word.kinds();
    return kinds.contains(Kind.REMEDY) || kinds.contains(Kind.FIRST) || kinds.contains(Kind.SECOND);
  }

  private void read(Clause clause, boolean question) {
    var unknown = clause.unknown(text);
    var limit = clause.has(Kind.PICK) ? SOME_UNKNOWN : complains ? 0 : FEW_UNKNOWN;
    var mentions = new ArrayList<Integer>();
    var negated = false;
    var denied = false;
    var saidNo = false;
    for (var word : clause.found()) {
      if (word.kinds().contains(Kind.BUT)) {
        negated = false;
      } else if (isMention(word, clause, unknown)) {
        if (unknown <= limit || question) {
          var refused = negated || (saidNo && word.kinds().contains(Kind.REMEDY));
          mention(word, refused, question, mentions);
        }
        denied = false;
      } else if (word.kinds().contains(Kind.NOT) || word.kinds().contains(Kind.NO)) {
        negated = word.kinds().contains(Kind.NOT);
        saidNo = word.kinds().contains(Kind.NO);
        denied = true;
      } else if (word.kinds().contains(Kind.PICK)) {
        negated = false;
        saidNo = false;
      }
    }
    if (unknown <= limit || question) {
      readTitleWords(clause, negated, question, mentions);
    }
    settle(clause, unknown, denied, mentions);
    onlyNumbers &= unknown == 0;
  }

  /** A denial that no mention followed denies the mention before it, or all. */
  private void settle(Clause clause, int unknown, boolean denied, List<Integer> mentions) {
    if (denied && !mentions.isEmpty()) {
      var last = mentions.get(mentions.size() - 1);
      wanted.remove(last);
      refused.add(last);
    } else if (denied && unknown <= FEW_UNKNOWN) {
      no |= mentions.isEmpty();
    } else if (clause.has(Kind.YES) && mentions.isEmpty() && unknown == 0 && !clause.asked()) {
      yes = true;
    }
  }

  private void mention(Found word, boolean negated, boolean question, List<Integer> mentions) {
    var kinds = word.kinds();
    if (kinds.contains(Kind.NEITHER) || (kinds.contains(Kind.EITHER) && negated)) {
      neither |= !question;
    } else if (kinds.contains(Kind.EITHER)) {
      either |= !question;
    } else if (kinds.contains(Kind.OTHER)) {
      other |= !negated && !question;
    } else if (kinds.contains(Kind.REMEDY)) {
      var title = titles.ofRemedies(word.remedies());
      if (title == -2) {
        title = titles.ofRemedies(words.kin(word.remedies()));
      }
      onlyNumbers = false;
      if (!negated && !question) {
        wantedRemedies.addAll(word.remedies());
      } else if (negated) {
        refusedRemedies.addAll(word.remedies());
      }
      if (title >= 0) {
        note(title, negated, question, mentions);
      } else if (title == -2 && !negated && !question) {
        otherRemedies.addAll(word.remedies());
      }
    } else {
      note(kinds.contains(Kind.FIRST) ? 0 : 1, negated, question, mentions);
    }
  }

  private void readTitleWords(
      Clause clause, boolean negated, boolean question, List<Integer> mentions) {
    if (!mentions.isEmpty()) {
      return;
    }
    var named = new TreeSet<Integer>();
    for (var gap : clause.gaps()) {
      var title = titles.ofWords(text, gap[0], gap[1]);
      if (title >= 0) {
        named.add(title);
      }
    }
    if (named.size() == 1) {
      onlyNumbers = false;
      note(named.iterator().next(), negated, question, mentions);
    }
  }

  private void note(int option, boolean negated, boolean question, List<Integer> mentions) {
    if (question) {
      asked = true;
      return;
    }
    mentions.add(option);
    (negated ? refused : wanted).add(option);
  }

  private boolean isMention(Found word, Clause clause, int unknown) {
    var kinds = word.kinds();
    if (kinds.contains(Kind.FIRST) || kinds.contains(Kind.SECOND)) {
      return !isWeak(word) || (unknown == 0 && isAlone(word, clause));
    }
    return kinds.contains(Kind.EITHER)
        || kinds.contains(Kind.NEITHER)
        || kinds.contains(Kind.OTHER)
        || kinds.contains(Kind.REMEDY);
  }

  /** Whether it is a lone digit, letter or short word, which often means something else. */
  private boolean isWeak(Found word) {
    var latin = true;
    for (int i = word.start(); i < word.end(); i++) {
      latin &= Letters.isWordPart(text.charAt(i));
    }
    return latin || word.end() - word.start() == 1;
  }

  /** A word that can also be an article or a number needs to be all that the clause says. */
  private static boolean isAlone(Found word, Clause clause) {
    return !word.kinds().contains(Kind.FILLER)
        || clause.found().stream()
            .allMatch(
                other ->
                    other == word
                        || other.kinds().contains(Kind.PICK)
                        || other.kinds().contains(Kind.POLITE));
  }

  private static Choice option(int index) {
    return index == 0 ? Choice.FIRST : Choice.SECOND;
  }
}
