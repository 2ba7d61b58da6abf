package io.amends.dialog;

import io.amends.remedy.Remedy;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The scripts that the code says by name, and what it can fill in there. A set that lacks one of
 * them does not load, so nothing is ever left unsaid for want of words.
 *
 * <p>A placeholder alone is always known there; with {@code !} every variant must have it; with
 * {@code ?} it is sometimes known, so that some variant must do without.
 */
public final class RequiredScripts {

  private static final String REPAIR =
      """
      greeting
      thanks-reply
      goodbye
      praise-reply
      suggestion-reply
      take-your-time
      photo-thanks
      not-understood
      not-understood-choice
      what-happened
      hand-off-asked
      hand-off-angry
      hand-off-unclear
      hand-off-limit
      hand-off-unavailable
      hand-off-not-found
      hand-off-approval option!
      hand-off-colleague
      hand-off-complaint
      hand-off-nothing-left
      waiting-for-person
      danger-safety
      danger-legal
      danger-extortion
      danger-privacy
      danger-self-harm
      other-language
      corrected order!
      noted
      back-to
      nudge
      closing-silent
      closed-solved
      closed-withdrawn
      not-solved
      order-not-found
      which-of-orders orders!
      accepted option!
      which-one first! second!
      declined-next first! second!
      above-limit first! second!
      one-step-more first! second!
      refused-instead first! second!
      proposal-closed
      chosen-already option!
      soothe
      tell-us
      abuse-calm
      aside-machine
      off-topic
      redirect first! second!
      redirect-limit first! second!
      next-matter
      fallback-error
      """;

  private static final String SHARED =
      """
      order-in-list order! item!
      list-of-two first! second!
      day month! day!
      money-other amount! currency!
      money-CNY amount!
      money-USD amount!
      money-EUR amount!
      """;

  private static final String REMEDIES =
      """
      after-approval
      state-approved option
      state-awaiting-parcel option
      state-inspecting option
      state-refused option
      """;

  private static final String OF_EACH_REMEDY =
      """
      title amount?
      detail amount?
      single amount? order item
      chosen amount? needed-by? order item option
      done amount? order item
      """;

  /** Said in sets whose scripts promise something, when it was not kept. */
  public static final String PROMISE_LATE = "repair/promise-late";

  private static final Map<String, Use> ALL = collected();

  private RequiredScripts() {}

  /**
   * What may be left open in a script that the code says.
   *
   * @param known can always be filled
   * @param perhaps can sometimes be filled
   * @param wanted must be in every variant
   */
  public record Use(Set<Placeholder> known, Set<Placeholder> perhaps, Set<Placeholder> wanted) {

    /** Nothing can be filled in. */
    public static Use none() {
      return new Use(Set.of(), Set.of(), Set.of());
    }
  }

  /** By full name. */
  public static Map<String, Use> all() {
    return ALL;
  }

  private static Map<String, Use> collected() {
    var all = new LinkedHashMap<String, Use>();
    add(all, "repair/", REPAIR);
    add(all, "shared/", SHARED);
    for (var state : Vocabulary.ORDER_STATES) {
      all.put("shared/order-state-" + state, use());
    }
    for (var state : Vocabulary.SHIPMENT_STATES) {
      all.put("shared/shipment-state-" + state, use());
    }
    for (var month = 1; month <= 12; month++) {
      all.put("shared/month-" + month, use());
    }
    add(all, "remedies/", REMEDIES);
    for (var remedy : Remedy.values()) {
      add(all, "remedies/" + remedy.code() + "-", OF_EACH_REMEDY);
    }
    return Collections.unmodifiableMap(all);
  }

  private static void add(Map<String, Use> all, String prefix, String table) {
    table
        .lines()
        .map(line -> line.split(" "))
        .forEach(
            words -> all.put(prefix + words[0], use(Arrays.copyOfRange(words, 1, words.length))));
  }

  private static Use use(String... words) {
    var known = EnumSet.noneOf(Placeholder.class);
    var perhaps = EnumSet.noneOf(Placeholder.class);
    var wanted = EnumSet.noneOf(Placeholder.class);
    for (var word : words) {
      var placeholder = Placeholder.ofCode(word.replaceAll("[!?]", "")).orElseThrow();
      (word.endsWith("?") ? perhaps : known).add(placeholder);
      if (word.endsWith("!")) {
        wanted.add(placeholder);
      }
    }
    return new Use(known, perhaps, wanted);
  }
}
