package io.amends.commerce;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount in minor units of its currency (cents, fen; ISO 4217 digits).
 *
 * @param minor minor units, may be negative
 * @param currency ISO 4217 code
 */
public record Money(long minor, String currency) implements Comparable<Money> {

  public static Money zero(String currency) {
    return new Money(0, currency);
  }

  /** Major units to money; fractions of a minor unit are dropped: what is given is rounded down. */
  public static Money of(BigDecimal major, String currency) {
    return new Money(
        major.movePointRight(digits(currency)).setScale(0, RoundingMode.DOWN).longValueExact(),
        currency);
  }

  public static Money of(String major, String currency) {
    return of(new BigDecimal(major), currency);
  }

  /** The amount in major units, with the currency's number of decimals. */
  public BigDecimal major() {
    return BigDecimal.valueOf(minor, digits(currency));
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
  }

  public Money times(long factor) {
    return new Money(Math.multiplyExact(minor, factor), currency);
  }

  /** So many per cent of it, rounded down. */
  public Money percent(int percent) {
    return new Money(Math.floorDiv(Math.multiplyExact(minor, percent), 100), currency);
  }

  public Money min(Money other) {
    return compareTo(other) <= 0 ? this : other;
  }

  public Money max(Money other) {
    return compareTo(other) >= 0 ? this : other;
  }

  public boolean isPositive() {
    return minor > 0;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(minor, sameCurrency(other).minor);
  }

  private Money sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "money of two currencies: " + currency + ", " + other.currency);
    }
    return other;
  }

  private static int digits(String currency) {
    return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
  }
}
