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

  /**
   * What any conversation can know from the customer, with what fills it. A flow asks for more by
   * giving a slot a name of its own and saying what kind of answer it looks for.
   */
  public static final Map<String, Flow.Answer> SLOTS =
      Map.of(
          "order", Flow.Answer.NAMED,
          "item", Flow.Answer.NAMED,
          "photo", Flow.Answer.NAMED,
          "wish", Flow.Answer.NAMED,
          "needed-by", Flow.Answer.DAY,
          "occasion", Flow.Answer.NAMED,
          "confirm", Flow.Answer.YES_NO);

  /** What can be looked up at the shop. */
  public static final Set<String> LOOK_UPS = Set.of("order");

  /** P51. */
  public static final Set<String> ORDER_STATES =
      Set.of("unpaid", "paid", "shipped", "completed", "refunding", "closed");

  public static final Set<String> SHIPMENT_STATES =
      Set.of("none", "in-transit", "out-for-delivery", "delivered", "held", "returned", "lost");

  /** How far a remedy is on its way, as the shop tells it (CONTRACT §6), between asked and over. */
  public static final Set<String> REMEDY_STATES =
      Set.of("approved", "awaiting-parcel", "inspecting");

  private static final Set<String> MARKETS = Set.of("CN", "EU", "elsewhere");
  private static final Set<String> YES_NO = Set.of("yes", "no");
  private static final Set<String> NUMBER = Set.of();

  /**
   * What a conversation can know from the shop, with the words that each fact takes; none: a whole
   * number. {@code io.amends.commerce.FactSheet} and {@code io.amends.remedy.PolicyFacts} give the
   * values, the decider {@code lookup}.
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
                  Map.entry("days-still", NUMBER),
                  Map.entry("market", MARKETS),
                  Map.entry("returnable", YES_NO),
                  Map.entry("price-fell", YES_NO),
                  Map.entry("in-return-window", YES_NO),
                  Map.entry("in-price-protection", YES_NO))));

  /**
   * What is known of the talk itself, without asking the shop: {@code mood} (the emotion of the
   * newest turn, 0 to 4), and whether these risks were flagged. Besides there is {@link #SUBJECT}.
   */
  public static final Map<String, Set<String>> TALK =
      Map.of("mood", NUMBER, "review-threat", YES_NO, "platform-complaint", YES_NO);

  /** The issue or request that started the flow: one of its {@code starts-on}. */
  public static final String SUBJECT = "subject";

  private Vocabulary() {}
}
