package io.amends.dialog;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a script may leave open in braces, and what must be known for it to be filled. */
public enum Placeholder {
  ORDER("order", Needs.NUMBER),
  ITEM("item", Needs.ORDER),
  ORDER_STATE("order-state", Needs.ORDER),
  SHIPMENT_STATE("shipment-state", Needs.ORDER),
  PROMISED_DAY("promised-day", Needs.PROMISE),
  DAYS_LATE("days-late", Needs.PROMISE),
  CARRIER("carrier", Needs.LUCK),
  TRACKING("tracking", Needs.LUCK),
  NEEDED_BY("needed-by", Needs.LUCK),
  LAST_MOVEMENT("last-movement", Needs.LUCK),
  LAST_MOVEMENT_DAY("last-movement-day", Needs.LUCK),
  FIRST("first", Needs.SPEAKER),
  SECOND("second", Needs.SPEAKER),
  OPTION("option", Needs.SPEAKER),
  AMOUNT("amount", Needs.SPEAKER),
  ORDERS("orders", Needs.SPEAKER),
  MONTH("month", Needs.SPEAKER),
  DAY("day", Needs.SPEAKER),
  CURRENCY("currency", Needs.SPEAKER);

  /** Where the value comes from. */
  public enum Needs {
    /** The customer told the order number. */
    NUMBER,
    /** The order was found at the shop. */
    ORDER,
    /** The order was found, and a day was promised for it. */
    PROMISE,
    /** The order was found, and the shop happens to say it. */
    LUCK,
    /** Whoever says the script brings the value along. */
    SPEAKER
  }

  private static final Pattern IN_BRACES = Pattern.compile("\\{([^{}]*)}");

  private final String code;
  private final Needs needs;

  Placeholder(String code, Needs needs) {
    this.code = code;
    this.needs = needs;
  }

  /** The word between the braces. */
  public String code() {
    return code;
  }

  public Needs needs() {
    return needs;
  }

  public static Optional<Placeholder> ofCode(String code) {
    return Arrays.stream(values()).filter(known -> known.code.equals(code)).findFirst();
  }

  /** Those that need one of these. */
  public static Set<Placeholder> needing(Needs... needs) {
    var wanted = Set.of(needs);
    return Arrays.stream(values())
        .filter(placeholder -> wanted.contains(placeholder.needs))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Placeholder.class)));
  }

  /** Whatever stands in braces in a text, known or not, in the order of the text. */
  public static Matcher inBraces(String text) {
    return IN_BRACES.matcher(text);
  }

  @Override
  public String toString() {
    return "{" + code + "}";
  }
}
