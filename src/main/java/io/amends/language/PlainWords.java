package io.amends.language;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words that the names of many goods have and that tell none from another. Case, width and Chinese
 * script of what is given make no difference. Immutable.
 *
 * @param words alone they name nothing: "new", 颜色
 * @param endings a Chinese name that ends so says no more by its last character: 套, 款
 * @param beforeSize after one of them a number or a letter is a size: "size"
 * @param afterSize before one of them likewise: 码
 * @param between may stand between two words of one name: 的
 */
public record PlainWords(
    Set<String> words,
    Set<String> endings,
    Set<String> beforeSize,
    Set<String> afterSize,
    Set<String> between) {

  public PlainWords {
    words = folded(words);
    endings = folded(endings);
    beforeSize = folded(beforeSize);
    afterSize = folded(afterSize);
    between = folded(between);
  }

  /** Whether a word before {@code start}, with a blank after it, says that a size follows. */
  boolean sizeFollows(String text, int start) {
    return beforeSize.stream()
        .anyMatch(word -> text.startsWith(word + " ", start - word.length() - 1));
  }

  /** The end of the word at {@code end} that makes a size of what is before it; else the same. */
  int endOfSize(String text, int end) {
    var longest = end;
    for (var word : afterSize) {
      longest = text.startsWith(word, end) ? Math.max(longest, end + word.length()) : longest;
    }
    return longest;
  }

  boolean isEnding(String name) {
    return endings.stream().anyMatch(name::endsWith);
  }

  private static Set<String> folded(Set<String> words) {
    return words.stream().map(Simplified::of).collect(Collectors.toUnmodifiableSet());
  }
}
