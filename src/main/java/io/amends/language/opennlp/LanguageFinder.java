package io.amends.language.opennlp;

import java.util.BitSet;
import java.util.List;

/**
 * Tells a text's language by its script, Chinese by its characters, and Latin text by common words
 * and letters. Numbers, addresses of the web and codes are no words.
 */
final class LanguageFinder {

  private static final double HAN_A_WORD = 1.5;

  private final BitSet traditional;
  private final BitSet simplified;
  private final LatinLanguages latin;

  /**
   * @param file {@code lexicons/scripts.yaml}
   */
  LanguageFinder(Scripts table, Section file, LatinLanguages latin) {
    file.expect(List.of("about", "fold", "traditional", "either"), List.of());
    this.traditional = table.traditionalOnly();
    this.simplified = table.simplifiedOnly();
    this.latin = latin;
    file.text("traditional").chars().filter(c -> c > ' ').forEach(traditional::set);
    file.text("either").chars().forEach(traditional::clear);
    file.text("either").chars().forEach(simplified::clear);
  }

  Language of(Folded text) {
    var count = ScriptCount.of(text, traditional, simplified);
    if (!count.otherScript().isEmpty()) {
      return new Language(count.otherScript(), true);
    }
    var words = LatinWords.of(text, latin);
    if (isChinese(count.han(), words)) {
      return chinese(count);
    }
    if (words.count() < 2) {
      return words.isPlainWordOfFirst() ? words.guess() : Language.UNDETERMINED;
    }
    return words.language();
  }

  /** By weight; but foreign names in a Chinese sentence weigh little. */
  private static boolean isChinese(int han, LatinWords words) {
    return han > 0
        && (han / HAN_A_WORD >= words.count()
            || (words.knownToFirst() == 0 && 4 * han > words.count()));
  }

  private static Language chinese(ScriptCount count) {
    if (count.han() < 2) {
      return Language.UNDETERMINED;
    }
    var told = count.traditional() + count.simplified() > 0;
    var isTraditional = told && count.traditional() >= count.simplified();
    return new Language(isTraditional ? "zh-Hant" : "zh-Hans", told);
  }
}
