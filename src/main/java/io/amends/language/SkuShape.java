package io.amends.language;

import java.util.Arrays;
import java.util.List;

/**
 * How a SKU may be written: whatever the case, with any sign or none between its parts.
 *
 * @param id of the line that it stands for
 * @param parts letters and digits of it, folded
 */
record SkuShape(String id, List<String> parts) {

  private static final int FEWEST = 3;
  private static final String SIGNS = " -_./#";

  /** Where a SKU was found to end. */
  record Match(String id, int end) {}

  /** None where the SKU is so short, or so much like a word, that every text would have it. */
  static List<SkuShape> of(ItemNames.Line line) {
    var parts =
        Arrays.stream(Simplified.of(line.sku()).split("[^\\p{L}\\p{N}]+"))
            .filter(part -> !part.isEmpty())
            .toList();
    var letters = String.join("", parts);
    var isCode = parts.size() > 1 || letters.chars().anyMatch(Character::isDigit);
    return letters.length() >= FEWEST && isCode
        ? List.of(new SkuShape(line.id(), parts))
        : List.of();
  }

  /** Where it ends if it starts there, as a word of its own; else -1. */
  int endAt(String text, int start) {
    if (start > 0 && isCodePart(text.charAt(start - 1))) {
      return -1;
    }
    var at = start;
    for (var part : parts) {
      if (at > start && at < text.length() && SIGNS.indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      if (!text.startsWith(part, at)) {
        return -1;
      }
      at += part.length();
    }
    return at < text.length() && isCodePart(text.charAt(at)) ? -1 : at;
  }

  private static boolean isCodePart(char c) {
    return Character.isLetterOrDigit(c) && !Simplified.isHan(c);
  }
}
