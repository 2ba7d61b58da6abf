package io.amends.language.opennlp;

import java.lang.Character.UnicodeScript;
import java.util.BitSet;

/**
 * How many characters of which script a text has.
 *
 * @param traditional Han characters that only Traditional text has
 * @param simplified Han characters that only Simplified text has
 * @param otherScript language of a third script that the text is mostly in; else empty
 */
record ScriptCount(int han, int traditional, int simplified, String otherScript) {

  static ScriptCount of(Folded text, BitSet traditional, BitSet simplified) {
    int han = 0;
    int old = 0;
    int plain = 0;
    int latin = 0;
    int kana = 0;
    int others = 0;
    var other = "";
    var original = text.original();
    var length = Math.min(original.length(), Folding.LONGEST);
    for (int i = 0; i < length; i++) {
      var c = original.charAt(i);
      if (Letters.isHan(c)) {
        han++;
        old += traditional.get(c) ? 1 : 0;
        plain += simplified.get(c) ? 1 : 0;
      } else if (c < 0x250) {
        latin += Character.isLetter(c) ? 1 : 0;
      } else if (c >= 0x3041 && c <= 0x30FF) {
        kana += c == '\u30FB' || c == '\u30FC' ? 0 : 1;
      } else if (c >= 0x370 && Character.isLetter(c)) {
        var language = language(UnicodeScript.of(c));
        if (!language.isEmpty()) {
          others++;
          other = language;
        }
      }
    }
    if (kana >= 2 && 6 * kana >= han) {
      return new ScriptCount(han, old, plain, "ja");
    }
    return new ScriptCount(han, old, plain, others >= 2 && others > han + latin / 3 ? other : "");
  }

  private static String language(UnicodeScript script) {
    return switch (script) {
      case HANGUL -> "ko";
      case CYRILLIC -> "ru";
      case ARABIC -> "ar";
      case THAI -> "th";
      case HEBREW -> "he";
      case GREEK -> "el";
      case DEVANAGARI -> "hi";
      case ARMENIAN -> "hy";
      case GEORGIAN -> "ka";
      case BENGALI -> "bn";
      case TAMIL -> "ta";
      case KHMER -> "km";
      case LAO -> "lo";
      case MYANMAR -> "my";
      default -> "";
    };
  }
}
