package io.amends.dialog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * Turns a script into the text that a customer reads. Pure: the same script, language, count and
 * values always give the same text.
 */
public final class Wording {

  private Wording() {}

  /**
   * One variant with its placeholders filled. Variants that need a value which is not there are
   * left out; the others take turns, so none is said twice while another was not said.
   *
   * @param said how often this script was said in the conversation; 0 where turns make no sense, as
   *     for a title
   * @param values by placeholder, without braces
   * @throws IllegalStateException if no variant can be filled: a bug, for validation sees to it
   *     that what a script always needs is known where it is said
   */
  public static String of(Script script, String language, int said, Map<String, String> values) {
    return inTurn(script, language, said, values).get(0);
  }

  /**
   * All variants that can be filled, the one whose turn it is first; at least one.
   *
   * @throws IllegalStateException as {@link #of} does
   */
  public static List<String> inTurn(
      Script script, String language, int said, Map<String, String> values) {
    var variants = script.in(language);
    var sayable = new ArrayList<String>(variants.size());
    for (var variant : variants) {
      if (isSayable(variant, values)) {
        sayable.add(variant);
      }
    }
    if (sayable.isEmpty()) {
      throw new IllegalStateException(
          "script " + script.name() + " (" + language + ") needs " + missing(variants, values));
    }
    Collections.rotate(sayable, -Math.floorMod(said, sayable.size()));
    sayable.replaceAll(variant -> filled(variant, values));
    return sayable;
  }

  private static boolean isSayable(String variant, Map<String, String> values) {
    return isPlain(variant) || missing(List.of(variant), values).isEmpty();
  }

  private static List<String> missing(List<String> variants, Map<String, String> values) {
    return variants.stream()
        .flatMap(variant -> Placeholder.inBraces(variant).results())
        .filter(found -> !values.containsKey(found.group(1)))
        .map(found -> found.group())
        .distinct()
        .toList();
  }

  /** In one pass: braces in a value are text. */
  private static String filled(String variant, Map<String, String> values) {
    if (isPlain(variant)) {
      return variant;
    }
    return Placeholder.inBraces(variant)
        .replaceAll(found -> Matcher.quoteReplacement(values.get(found.group(1))));
  }

  /** Whether a variant leaves nothing open, as most do: it is what the customer reads. */
  public static boolean isPlain(String variant) {
    return variant.indexOf('{') < 0;
  }
}
