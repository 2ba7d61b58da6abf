package io.amends.wording;

import java.util.Map;

/** A text without anything but its letters and digits: what is left of 加-微.信 is 加微信. */
final class Skeleton {

  private Skeleton() {}

  /** Chinese phrases only are looked for in it: between words of letters the blanks are gone. */
  static Reading of(String text, Map<Character, Character> same) {
    var letters = Letters.of(text, 0, text.length(), same);
    var bare = new StringBuilder();
    var origins = new int[letters.length()];
    for (int i = 0; i < letters.length(); i++) {
      if (Character.isLetterOrDigit(letters.at(i))) {
        origins[bare.length()] = letters.origin(i);
        bare.append(letters.at(i));
      }
    }
    var line = Reading.Line.of(bare.toString(), origins);
    return new Reading(line, Reading.Line.of("", new int[0]), 0, text.length(), false);
  }
}
