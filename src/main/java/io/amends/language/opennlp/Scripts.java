package io.amends.language.opennlp;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The characters that tell the two Chinese scripts apart. Taken from OpenCC's tables when a model
 * is trained and kept in it: asking opencc4j character by character is too slow for a message, and
 * its start too slow for a program's.
 *
 * @param pairs each Traditional character followed by its Simplified one
 * @param simplified characters that only Simplified text has
 */
record Scripts(String pairs, String simplified) {

  static Scripts fromOpenCc() {
    var pairs = new StringBuilder();
    var simplified = new StringBuilder();
    for (char c = '\u3400'; c <= '\u9FFF'; c++) {
      var written = String.valueOf(c);
      var simple = orNone(ZhConverterUtil.toSimple(c));
      var traditional = orNone(ZhConverterUtil.toTraditional(c));
      if (!simple.isEmpty() && simple.get(0).length() == 1 && !simple.contains(written)) {
        pairs.append(c).append(simple.get(0));
      } else if (!traditional.isEmpty() && !traditional.contains(written)) {
        simplified.append(c);
      }
    }
    return new Scripts(pairs.toString(), simplified.toString());
  }

  private static List<String> orNone(@Nullable List<String> found) {
    return found == null ? List.of() : found;
  }

  BitSet traditionalOnly() {
    var set = new BitSet();
    for (int i = 0; i < pairs.length(); i += 2) {
      set.set(pairs.charAt(i));
    }
    return set;
  }

  BitSet simplifiedOnly() {
    var set = new BitSet();
    simplified.chars().forEach(set::set);
    return set;
  }
}
