package io.amends.wording;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Says of a sentence that a person wrote whether it reads as a promise of worth that nothing on the
 * table keeps, by {@link Cues}. The lists of words know what somebody thought of; this one is for
 * the rest, and where both are in doubt it decides.
 */
final class SecondReader {

  /** From here on a sentence is a promise, whatever the lists know of it. */
  private static final double PROMISE = 0.4;

  /** Up to here it is none, though words of the lists are in it. */
  private static final double INNOCENT = -0.6;

  /** From here on one clause makes the sentence no innocent one. */
  private static final double DOUBTFUL = -0.3;

  /** From here on a promise is of a kind of worth for sure. */
  private static final double SURE_OF_KIND = 1;

  private static final Set<String> WITHIN =
      Set.of(CueTokens.OFFERED, CueTokens.LESS, CueTokens.SMALL_SHARE);
  private static final Set<String> BEYOND = Set.of(CueTokens.OVER, CueTokens.BIG_SHARE);

  private final Cues cues;
  private final FigureCheck figures;
  private final WorthWords worth;

  SecondReader(WordingRules rules, FigureCheck figures) {
    this.cues = rules.cues();
    this.figures = figures;
    this.worth = new WorthWords(rules.promises());
  }

  /** What it says of one sentence. */
  enum Opinion {
    PROMISE,
    INNOCENT,
    NONE
  }

  /**
   * @param reason for the writer; empty where it is no promise
   */
  record Said(Opinion opinion, String reason) {
    static final Said NOTHING = new Said(Opinion.NONE, "");
  }

  Said of(Reading reading, Backing backing) {
    if (cues.isNone()) {
      return Said.NOTHING;
    }
    var tokens = CueTokens.of(reading, figures.all(reading), figures, backing);
    var weighed = cues.weigh(tokens);
    if (weighed.promise() <= INNOCENT && !isOneClauseMore(tokens)) {
      return new Said(Opinion.INNOCENT, "");
    }
    return weighed.promise() > PROMISE
            && !isKept(weighed, isWithinOffer(tokens), backing)
            && (!figures.all(reading).isEmpty() || worth.isNamedIn(reading))
        ? new Said(Opinion.PROMISE, reason(cues.strongest(tokens)))
        : Said.NOTHING;
  }

  /** "We never do that, but I'll do it for you": each clause is looked at for itself. */
  private boolean isOneClauseMore(List<String> tokens) {
    int from = 0;
    for (int i = 0; i <= tokens.size(); i++) {
      if (i == tokens.size() || tokens.get(i).equals(",")) {
        if ((from > 0 || i < tokens.size())
            && cues.weigh(tokens.subList(from, i)).promise() > DOUBTFUL) {
          return true;
        }
        from = i + 1;
      }
    }
    return false;
  }

  /** The money that it names is the money on offer, or less. */
  private static boolean isWithinOffer(List<String> tokens) {
    return !Collections.disjoint(tokens, WITHIN) && Collections.disjoint(tokens, BEYOND);
  }

  /** Something that it may be of is on the table, and it is not surely of another kind. */
  private static boolean isKept(Cues.Weighed weighed, boolean withinOffer, Backing backing) {
    var kept = kept(backing);
    if (withinOffer) {
      kept.add(Cues.Worth.MONEY);
    }
    for (var kind : Cues.Worth.values()) {
      if (!kept.contains(kind) && weighed.worth().get(kind.ordinal()) > SURE_OF_KIND) {
        return false;
      }
    }
    return !kept.isEmpty();
  }

  private static Set<Cues.Worth> kept(Backing backing) {
    var kept = EnumSet.noneOf(Cues.Worth.class);
    if (backing.givesAllBack()) {
      kept.add(Cues.Worth.MONEY);
    }
    if (backing.givesGoods()) {
      kept.add(Cues.Worth.GOODS);
    }
    if (backing.servesForFree() || backing.givesAllBack()) {
      kept.add(Cues.Worth.SERVICE);
    }
    return kept;
  }

  private static String reason(List<String> strongest) {
    var words = strongest.stream().map(cue -> "\"" + shown(cue) + "\"").toList();
    return "reads as a promise"
        + (words.isEmpty() ? "" : " by " + String.join(", ", words))
        + ", and that is not on offer";
  }

  /** As a person would write it: Chinese without blanks. */
  private static String shown(String cue) {
    return cue.chars().anyMatch(c -> Letters.isHan((char) c)) ? cue.replace(" ", "") : cue;
  }
}
