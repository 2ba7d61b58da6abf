package io.amends.shop;

import java.util.Arrays;

/** What may stand in a path: customers type order numbers, so they are strangers' words. */
final class ShopKey {

  private static final int LONGEST = 100;

  private ShopKey() {}

  /** Whether it may be a number or id at all: short, visible, and no way up the path. */
  static boolean isPlausible(String key) {
    return key.length() <= LONGEST
        && key.codePoints().anyMatch(Character::isLetterOrDigit)
        && key.codePoints().noneMatch(Character::isISOControl)
        && Arrays.stream(key.split("[/\\\\]", -1)).noneMatch(part -> part.matches("\\.{1,2}"));
  }
}
