package io.amends.wording;

import io.amends.commerce.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Holds the amounts and shares that a sentence names against those that are on offer. */
final class FigureCheck {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final WordingRules.Promises words;
  private final HanFigures hanFigures;
  private final EnglishFigures englishFigures;

  FigureCheck(WordingRules rules) {
    this.words = rules.promises();
    var numbers = rules.numbers();
    this.hanFigures = new HanFigures(numbers.hanCounters(), numbers.coins());
    this.englishFigures = new EnglishFigures(numbers.counters(), numbers.namers(), numbers.coins());
  }

  /**
   * @param given whether a sentence beside it speaks of giving, for one that does not by itself
   */
  void in(Stance stance, Backing backing, boolean given, List<Objection> found) {
    figures(stance, backing, given, false, found);
    words.shares().forEach((share, phrases) -> share(share, phrases, stance, backing, found));
  }

  /** Those alone that are money or a share of it beyond doubt: by a currency, a sign, per cent. */
  void certainIn(Stance stance, Backing backing, boolean given, List<Objection> found) {
    figures(stance, backing, given, true, found);
  }

  /** Whether it names none, or none that is our word: nothing is found then, whatever backs it. */
  boolean isClear(Stance stance) {
    return named(stance).isEmpty()
        && words.shares().values().stream()
            .allMatch(
                phrases -> phrases.all(stance.reading()).stream().allMatch(stance::isExcused));
  }

  private void figures(
      Stance stance, Backing backing, boolean given, boolean certain, List<Objection> found) {
    for (var figure : named(stance)) {
      if ((figure.certain() || !certain) && isOver(figure, stance, backing, given)) {
        found.add(
            Objection.block(
                figure.start(),
                figure.end(),
                "\"" + figure.text() + "\" is more than is on offer" + most(backing)));
      }
    }
  }

  /** Every number that may be money or a share of it, whoever speaks of it. */
  List<Figure> all(Reading reading) {
    return reading.hasHan() ? hanFigures.in(reading.han()) : englishFigures.in(reading.latin());
  }

  /** Those that are our word and no condition of a price. */
  private List<Figure> named(Stance stance) {
    var reading = stance.reading();
    var figures = all(reading);
    if (figures.isEmpty()) {
      return figures;
    }
    var conditions = words.price().everywhere(reading);
    return figures.stream()
        .filter(
            figure ->
                conditions.stream().noneMatch(figure::isIn)
                    && !stance.isExcused(figure.line(), figure.from(), figure.to()))
        .toList();
  }

  private boolean isOver(Figure figure, Stance stance, Backing backing, boolean given) {
    boolean gives = words.give().isIn(stance.reading());
    boolean meant = given || figure.isSpelled();
    boolean isPrice = words.price().isIn(stance.reading());
    return figure.kind() == Figure.Kind.SHARE
        ? (gives || !isPrice && (meant || figure.isDiscount()))
            && isLargerShare(figure.value(), backing)
        : isTooMuch(figure, stance, backing, gives, meant, isPrice);
  }

  private boolean isTooMuch(
      Figure figure,
      Stance stance,
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
    return exceeds(inAll(figure, stance, backing), most(stance, backing))
        && !isOffered(figure, backing);
  }

  private Optional<Money> most(Stance stance, Backing backing) {
    return words.coupon().isIn(stance.reading()) ? backing.mostOfACoupon() : backing.most();
  }

  /** With what it comes on top of. */
  private BigDecimal inAll(Figure figure, Stance stance, Backing backing) {
    return words.more().isIn(stance.clause(figure.line(), figure.from(), figure.to()))
            && !backing.offered().isEmpty()
        ? figure.value().add(backing.most().get().major())
        : figure.value();
  }

  private void share(
      BigDecimal share, Phrases phrases, Stance stance, Backing backing, List<Objection> found) {
    if (isLargerShare(share, backing)) {
      for (var phrase : phrases.all(stance.reading())) {
        if (!stance.isExcused(phrase)) {
          found.add(
              Objection.block(
                  phrase, phrase.quoted() + " is more than is on offer" + most(backing)));
        }
      }
    }
  }

  boolean isLargerShare(BigDecimal share, Backing backing) {
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
}
