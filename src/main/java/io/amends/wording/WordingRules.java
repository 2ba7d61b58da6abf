package io.amends.wording;

import io.amends.remedy.Remedy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The words of the guard, from {@code dialog-flows/wording.yaml}. Immutable.
 *
 * @param same characters that are read as others: Traditional ones as Simplified ones
 * @param promises what tells a promise
 * @param numbers what tells money from other numbers
 * @param forbidden phrases that never leave the desk (P12), with what to say instead
 * @param punished by marketplace, {@code everywhere} for all; the words that it punishes
 * @param warned the same for words that are only looked at
 * @param allowed phrases in which none of the words counts
 * @param apologies words by which a text says sorry (P2, P12)
 * @param noContactsOn marketplaces on which a telephone number or an address leads off the platform
 * @param instead wordings to fall back on
 * @param cues what a person's words are weighed by, beside the lists
 */
public record WordingRules(
    Map<Character, Character> same,
    Promises promises,
    Numbers numbers,
    Phrases forbidden,
    Map<String, Phrases> punished,
    Map<String, Phrases> warned,
    Phrases allowed,
    Phrases apologies,
    Set<String> noContactsOn,
    Instead instead,
    Cues cues) {

  /** The list of {@link #punished} that holds on every marketplace. */
  public static final String EVERYWHERE = "everywhere";

  public WordingRules {
    same = Map.copyOf(same);
    punished = Map.copyOf(punished);
    warned = Map.copyOf(warned);
    noContactsOn = Set.copyOf(noContactsOn);
  }

  /**
   * @param give makes a number beside it something that is given
   * @param more makes an amount beside it come on top of what is on offer
   * @param coupon makes an amount beside it a coupon's
   * @param price makes an amount beside it a price, a fact or a condition
   * @param refuse makes a clause the opposite of a promise
   * @param limit names how far we go: an offer, though it has words of refusal in it
   * @param deny right before words it denies them, the clause aside
   * @param reported makes a clause what somebody else says, wants, gives or asks
   * @param unsure makes a day a guess
   * @param ours undoes {@code reported}: the clause says what we do about it
   * @param all everything goes back, or nothing is to pay
   * @param free a service costs nothing
   * @param open no limit at all
   * @param sure a guarantee
   * @param arrival something reaches the customer
   * @param when a day or an hour
   * @param shop names who speaks for the shop
   * @param effort makes a guarantee one of care: we look, we read, we ask
   * @param shares words that are a share, by per cent
   * @param remedies words that promise a remedy
   * @param undertakings promises in whatever words, in the order of the file
   */
  public record Promises(
      Phrases give,
      Phrases more,
      Phrases coupon,
      Phrases price,
      Phrases refuse,
      Phrases limit,
      Phrases deny,
      Phrases reported,
      Phrases unsure,
      Phrases ours,
      Phrases all,
      Phrases free,
      Phrases open,
      Phrases sure,
      Phrases arrival,
      Phrases when,
      Phrases shop,
      Phrases effort,
      Map<BigDecimal, Phrases> shares,
      Map<Remedy, Phrases> remedies,
      List<Undertaking> undertakings) {
    public Promises {
      shares = Map.copyOf(shares);
      remedies = Map.copyOf(remedies);
      undertakings = List.copyOf(undertakings);
    }
  }

  /**
   * A promise by what it is made of, and not by its wording: a way of giving beside a thing of
   * worth, in one sentence and any order.
   *
   * @param promises what it promises, for the reason that the writer reads: "to bear a cost"
   * @param byShop whether the sentence must name who speaks for the shop, too
   * @param statement whether it is none where the sentence asks
   * @param does ways of giving
   * @param of things of worth; none: each way of giving is a promise by itself
   * @param but where one of these stands it is none
   * @param keptBy remedies that keep it, where one is on the table
   */
  public record Undertaking(
      String promises,
      boolean byShop,
      boolean statement,
      Phrases does,
      Phrases of,
      Phrases but,
      Set<Remedy> keptBy) {
    public Undertaking {
      keptBy = Set.copyOf(keptBy);
    }
  }

  /**
   * @param hanCounters follow a number that is no money: 天
   * @param counters the same in English: days
   * @param namers precede a number that is no money: page
   * @param coins words that are an amount: tenner, 毛爷爷
   */
  public record Numbers(
      List<String> hanCounters,
      Set<String> counters,
      Set<String> namers,
      Map<String, BigDecimal> coins) {
    public Numbers {
      hanCounters = List.copyOf(hanCounters);
      counters = Set.copyOf(counters);
      namers = Set.copyOf(namers);
      coins = Map.copyOf(coins);
    }
  }

  /**
   * @param options offers the two options that are on the table, {@code {first}} and {@code
   *     {second}}; by language
   * @param plain says that we see to it; by language
   */
  public record Instead(Map<String, String> options, Map<String, String> plain) {
    public Instead {
      options = Map.copyOf(options);
      plain = Map.copyOf(plain);
    }
  }

  /** Every phrase that is put right with other words. */
  public List<Phrases.Written> replacements() {
    return Stream.concat(Stream.of(forbidden), punished.values().stream())
        .flatMap(phrases -> phrases.written().stream())
        .filter(written -> !written.instead().isEmpty())
        .toList();
  }

  /** No words at all: only braces and amounts with a currency are looked at. */
  public static WordingRules none() {
    var nothing = Phrases.none();
    return new WordingRules(
        Map.of(),
        new Promises(
            nothing, nothing, nothing, nothing, nothing, nothing, nothing, nothing, nothing,
            nothing, nothing, nothing, nothing, nothing, nothing, nothing, nothing, nothing,
            Map.of(), Map.of(), List.of()),
        new Numbers(List.of(), Set.of(), Set.of(), Map.of()),
        nothing,
        Map.of(),
        Map.of(),
        nothing,
        nothing,
        Set.of(),
        new Instead(Map.of(), Map.of()),
        Cues.none());
  }
}
