package io.amends.language;

/**
 * Something named in an utterance.
 *
 * @param type an entity type of the taxonomy, such as {@code order-number}
 * @param text the words as written
 * @param start offset of the first UTF-16 unit in the original text
 * @param end offset after the last UTF-16 unit
 * @param value normalised: decimal number for {@code amount} (major units), {@code percent} (what
 *     is taken off) and {@code quantity}; ISO day for {@code date}; else the cleaned string
 * @param currency ISO 4217 code of an {@code amount} whose currency was named; else empty
 */
public record Entity(String type, String text, int start, int end, String value, String currency) {

  public static final String ORDER_NUMBER = "order-number";
  public static final String TRACKING_NUMBER = "tracking-number";
  public static final String AMOUNT = "amount";
  public static final String PERCENT = "percent";
  public static final String QUANTITY = "quantity";
  public static final String DATE = "date";
  public static final String PHONE = "phone";
  public static final String EMAIL = "email";
  public static final String URL = "url";
  public static final String PERSON = "person";
  public static final String ADDRESS = "address";

  /** A line of a known order, called by words of its name; its value is the line's SKU. */
  public static final String PRODUCT = "product";

  /** A SKU, of a known order or of a shape that the shop names. */
  public static final String SKU = "sku";
}
