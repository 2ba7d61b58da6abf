package io.amends.dialog;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The words that flows are written in, beside the codes of the taxonomy and of remedies. */
public final class Vocabulary {

  /** The languages that every script speaks, in the order in which files write them. */
  public static final List<String> LANGUAGES = List.of("zh-Hans", "zh-Hant", "en");

  /** What a conversation can know from the customer. */
  public static final Set<String> SLOTS =
      Set.of("order", "item", "photo", "wish", "needed-by", "occasion", "confirm");

  /** What can be looked up at the shop. */
  public static final Set<String> LOOK_UPS = Set.of("order");

  /** P51. */
  public static final Set<String> ORDER_STATES =
      Set.of("unpaid", "paid", "shipped", "completed", "refunding", "closed");

  public static final Set<String> SHIPMENT_STATES =
      Set.of("none", "in-transit", "out-for-delivery", "delivered", "held", "returned", "lost");

  private static final Set<String> YES_NO = Set.of("yes", "no");
  private static final Set<String> NUMBER = Set.of();

  /**
   * What a conversation can know from the shop, with the words that each fact takes; none: a whole
   * number. {@code io.amends.commerce.FactSheet} gives the values, the decider {@code lookup}.
   */
  public static final Map<String, Set<String>> FACTS =
      Collections.unmodifiableMap(
          new TreeMap<>(
              Map.ofEntries(
                  Map.entry("lookup", Set.of("found", "not-found", "unavailable")),
                  Map.entry("order.state", ORDER_STATES),
                  Map.entry("order.items", NUMBER),
                  Map.entry("shipment.state", SHIPMENT_STATES),
                  Map.entry("shipped", YES_NO),
                  Map.entry("delivered", YES_NO),
                  Map.entry("counts-as-lost", YES_NO),
                  Map.entry("customised", YES_NO),
                  Map.entry("international", YES_NO),
                  Map.entry("days-late", NUMBER),
                  Map.entry("days-since-delivery", NUMBER),
                  Map.entry("days-since-paid", NUMBER),
                  Map.entry("days-still", NUMBER))));

  private Vocabulary() {}
}
