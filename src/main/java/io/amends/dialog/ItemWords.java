package io.amends.dialog;

import java.util.Set;

/**
 * Words that tell no item of an order from another, from {@code dialog-flows/items.yaml}. They
 * belong to the set of flows, for what is decided by them must come out the same at replay.
 *
 * @param plain alone they name nothing
 * @param endings a Chinese name that ends so says no more by its last character
 * @param beforeSize after one of them a number or a letter is a size
 * @param afterSize before one of them likewise
 * @param between may stand between two words of one name
 */
public record ItemWords(
    Set<String> plain,
    Set<String> endings,
    Set<String> beforeSize,
    Set<String> afterSize,
    Set<String> between) {

  public ItemWords {
    plain = Set.copyOf(plain);
    endings = Set.copyOf(endings);
    beforeSize = Set.copyOf(beforeSize);
    afterSize = Set.copyOf(afterSize);
    between = Set.copyOf(between);
  }
}
