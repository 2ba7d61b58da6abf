package io.amends.wording;

import io.amends.commerce.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds what a sentence promises against what backs it. */
final class PromiseCheck {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final WordingRules.Promises words;
  private final HanFigures hanFigures;
  private final EnglishFigures englishFigures;

  PromiseCheck(WordingRules rules) {
    this.words = rules.promises();
    var numbers = rules.numbers();
    this.hanFigures = new HanFigures(numbers.hanCounters(), numbers.coins());
    this.englishFigures = new EnglishFigures(numbers.counters(), numbers.namers(), numbers.coins());
  }

  /**
   * @param given whether a sentence beside it speaks of giving, for one that does not by itself
   */
  List<Objection> in(Reading reading, Backing backing, boolean given) {
    var found = new ArrayList<Objection>();
    for (var figure : figures(reading)) {
      figure(figure, reading, backing, given, found);
    }
    words.shares().forEach((share, phrases) -> share(share, phrases, reading, backing, found));
    if (!backing.givesAllBack()) {
      phrases(words.all(), reading, found, "promises all of it, and that is not on offer");
    }
    if (!backing.givesAllBack() && !backing.servesForFree()) {
      phrases(words.free(), reading, found, "promises a service, and that is not on offer");
    }
    open(reading, found);
    words
        .remedies()
        .forEach(
            (remedy, phrases) -> {
              if (!backing.backs(remedy)) {
                phrases(
                    phrases,
                    reading,
                    found,
                    "promises a " + remedy.code() + ", and that is not on offer");
              }
            });
    for (var undertaking : words.undertakings()) {
      undertaking(undertaking, reading, backing, found);
    }
    sure(reading, found);
    days(reading, found);
    return found;
  }

  /** Whether the sentence speaks of giving something. */
  boolean gives(Reading reading) {
    return words.give().isIn(reading);
  }

  private List<Figure> figures(Reading reading) {
    var figures = new ArrayList<Figure>();
    if (reading.hasHan()) {
      figures.addAll(hanFigures.in(reading.han()));
    } else {
      figures.addAll(englishFigures.in(reading.latin()));
    }
    return figures;
  }

  private void figure(
      Figure figure, Reading reading, Backing backing, boolean given, List<Objection> found) {
    if (isExcused(figure.clause(), isHan(figure.line(), reading))) {
      return;
    }
    boolean gives = gives(reading);
    boolean meant = given || figure.isSpelled();
    boolean isPrice = words.price().isIn(reading);
    var over =
        figure.kind() == Figure.Kind.SHARE
            ? (gives || !isPrice && (meant || figure.isDiscount()))
                && isLargerShare(figure.value(), backing)
            : isTooMuch(figure, reading, backing, gives, meant, isPrice);
    if (over) {
      found.add(
          stop(
              figure.start(),
              figure.end(),
              "\"" + figure.text() + "\" is more than is on offer" + most(backing)));
    }
  }

  private boolean isTooMuch(
      Figure figure,
      Reading reading,
      Backing backing,
      boolean gives,
      boolean given,
      boolean isPrice) {
    if (!figure.certain() && !gives && !given) {
      return false;
    }
    if (!gives && (isPrice || isFact(figure, backing) || given && !figure.certain() && isPrice)) {
      return false;
    }
    if (!figure.canBe(backing.currency())) {
      return true;
    }
    if (gives && isPrice && isFact(figure, backing)) {
      return false;
    }
    if (backing.exact()) {
      return !isOffered(figure, backing)
          && !(isFact(figure, backing) && isPrice)
          && (figure.certain() || exceeds(figure.value(), backing.most()));
    }
    if (backing.most().isEmpty()) {
      return gives;
    }
    var most = words.coupon().isIn(reading) ? backing.mostOfACoupon() : backing.most();
    var value =
        words.more().isIn(figure.clause(), isHan(figure.line(), reading))
                && !backing.offered().isEmpty()
            ? figure.value().add(backing.most().get().major())
            : figure.value();
    return exceeds(value, most) && !isOffered(figure, backing);
  }

  private void share(
      BigDecimal share, Phrases phrases, Reading reading, Backing backing, List<Objection> found) {
    if (isLargerShare(share, backing)) {
      for (var phrase : phrases.all(reading)) {
        if (!isExcused(phrase, reading)) {
          found.add(
              stop(
                  phrase.start(),
                  phrase.end(),
                  quote(phrase) + " is more than is on offer" + most(backing)));
        }
      }
    }
  }

  private boolean isLargerShare(BigDecimal share, Backing backing) {
    if (backing.exact()) {
      return true;
    }
    if (backing.givesAllBack() && share.compareTo(HUNDRED) <= 0) {
      return false;
    }
    if (backing.paid().isEmpty() || backing.most().isEmpty()) {
      return true;
    }
    return share
            .multiply(backing.paid().get().major())
            .compareTo(backing.most().get().major().multiply(HUNDRED))
        > 0;
  }

  /** A day is a promise where something is to arrive on it and nobody says "about". */
  private void days(Reading reading, List<Objection> found) {
    var arrival = words.arrival().first(reading);
    var when = words.when().first(reading);
    if (arrival.isEmpty()
        || when.isEmpty()
        || isUnsure(arrival.get(), reading)
        || isUnsure(when.get(), reading)
        || isExcused(arrival.get(), reading)
        || isExcused(when.get(), reading)) {
      return;
    }
    found.add(
        stop(
            Math.min(arrival.get().start(), when.get().start()),
            Math.max(arrival.get().end(), when.get().end()),
            quote(arrival.get())
                + " and "
                + quote(when.get())
                + " promise a time that nothing backs"));
  }

  /** To read, look and ask with care is ours to promise; what comes of it is not. */
  private void sure(Reading reading, List<Objection> found) {
    for (var phrase : words.sure().all(reading)) {
      if (!isExcused(phrase, reading) && !isEffort(phrase, reading)) {
        found.add(
            stop(
                phrase.start(),
                phrase.end(),
                quote(phrase) + " promises what nobody can be sure of"));
      }
    }
  }

  /** A way of giving and a thing of worth, each in a clause that nothing excuses. */
  private void undertaking(
      WordingRules.Undertaking undertaking,
      Reading reading,
      Backing backing,
      List<Objection> found) {
    if (undertaking.keptBy().stream().anyMatch(backing::backs)
        || undertaking.byShop() && !words.shop().isIn(reading)
        || undertaking.statement() && reading.asks()
        || undertaking.but().isIn(reading)) {
      return;
    }
    var given = unexcused(undertaking.does(), reading);
    if (undertaking.of().isNone()) {
      given.stream().findFirst().ifPresent(does -> found.add(undertaken(undertaking, does, does)));
      return;
    }
    for (var does : given) {
      for (var of : unexcused(undertaking.of(), reading)) {
        if (does.start() != of.start()) {
          found.add(undertaken(undertaking, does, of));
          return;
        }
      }
    }
  }

  private static Objection undertaken(
      WordingRules.Undertaking undertaking, Phrases.Found does, Phrases.Found of) {
    return stop(
        Math.min(does.start(), of.start()),
        Math.max(does.end(), of.end()),
        (does.equals(of)
                ? quote(does) + " promises "
                : quote(does) + " and " + quote(of) + " promise ")
            + undertaking.promises()
            + ", and that is not on offer");
  }

  private List<Phrases.Found> unexcused(Phrases phrases, Reading reading) {
    return phrases.all(reading).stream().filter(one -> !isExcused(one, reading)).toList();
  }

  private boolean isEffort(Phrases.Found found, Reading reading) {
    var han = isHan(found.line(), reading);
    var clause = found.line().clause(found.from(), found.to());
    var padded = han ? clause : " " + clause.strip() + " ";
    return words.effort().isIn(padded, han)
        && !words.give().isIn(padded, han)
        && !words.arrival().isIn(padded, han);
  }

  /** "You say how much" is no report of what was said. */
  private void open(Reading reading, List<Objection> found) {
    for (var phrase : words.open().all(reading)) {
      if (!words.refuse().isIn(reading)) {
        found.add(stop(phrase.start(), phrase.end(), quote(phrase) + " sets no limit"));
      }
    }
  }

  private void phrases(Phrases phrases, Reading reading, List<Objection> found, String what) {
    for (var phrase : phrases.all(reading)) {
      if (!isExcused(phrase, reading)) {
        found.add(stop(phrase.start(), phrase.end(), quote(phrase) + " " + what));
      }
    }
  }

  private boolean isUnsure(Phrases.Found found, Reading reading) {
    var han = isHan(found.line(), reading);
    var clause = found.line().clause(found.from(), found.to());
    return words.unsure().isIn(han ? clause : " " + clause.strip() + " ", han);
  }

  private boolean isExcused(Phrases.Found found, Reading reading) {
    var clause = found.line().clause(found.from(), found.to());
    return isExcused(clause, isHan(found.line(), reading));
  }

  /** Refused, or told of somebody else and not taken up by us. */
  private boolean isExcused(String clause, boolean han) {
    var padded = han ? clause : " " + clause.strip() + " ";
    return words.refuse().isIn(words.limit().cutFrom(padded, han), han)
        || words.reported().isIn(padded, han) && !words.ours().isIn(padded, han);
  }

  private static boolean isHan(Reading.Line line, Reading reading) {
    return line == reading.han();
  }

  private static boolean exceeds(BigDecimal value, Optional<Money> most) {
    return most.isEmpty() || value.compareTo(most.get().major()) > 0;
  }

  private static boolean isOffered(Figure figure, Backing backing) {
    return backing.offered().values().stream().anyMatch(money -> equal(figure, money));
  }

  private static boolean isFact(Figure figure, Backing backing) {
    return backing.facts().stream().anyMatch(money -> equal(figure, money));
  }

  private static boolean equal(Figure figure, Money money) {
    return figure.value().compareTo(money.major()) == 0 && figure.canBe(money.currency());
  }

  private static String most(Backing backing) {
    return backing
        .most()
        .map(
            most ->
                " ("
                    + most.major().stripTrailingZeros().toPlainString()
                    + " "
                    + most.currency()
                    + " at the most)")
        .orElse("");
  }

  private static String quote(Phrases.Found found) {
    return "\"" + found.line().text().substring(found.from(), found.to()).strip() + "\"";
  }

  private static Objection stop(int start, int end, String reason) {
    return new Objection(Verdict.BLOCK, reason, start, end, "");
  }
}
