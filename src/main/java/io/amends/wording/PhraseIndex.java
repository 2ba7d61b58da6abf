package io.amends.wording;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which of many phrases can be in a text at all, told by one mark of each: the one that fewest of
 * the others have. A text has some dozens of marks, so that of thousands of phrases only those few
 * are looked at that share one with it. Immutable and thread-safe.
 */
final class PhraseIndex {

  /** Among fewer it is quicker to look at each. */
  private static final int FEW = 128;

  private static final int[] NONE = {};

  private final int[] all;

  /** Numbers of phrases by their mark, of each form; empty where there are few phrases. */
  private final int[][] han;

  private final int[][] latin;

  /** Those that are of no mark. */
  private final int[] unmarked;

  PhraseIndex(Phrase[] phrases) {
    this.all = IntStream.range(0, phrases.length).toArray();
    boolean isSmall = phrases.length < FEW;
    this.han = isSmall ? new int[0][] : byMark(phrases, true);
    this.latin = isSmall ? new int[0][] : byMark(phrases, false);
    this.unmarked = Arrays.stream(all).filter(i -> phrases[i].marks().length == 0).toArray();
  }

  /** Every phrase that is in a sentence, and maybe some that are not; in the order of the list. */
  int[] possible(Reading reading) {
    if (han.length == 0) {
      return all;
    }
    var found = new Found(unmarked);
    found.add(han, reading.han().grams());
    found.add(latin, reading.latin().grams());
    return found.sorted();
  }

  /** Every phrase that is in a clause, and maybe some that are not; in the order of the list. */
  int[] possible(Clause clause) {
    if (han.length == 0) {
      return all;
    }
    var found = new Found(unmarked);
    found.add(clause.han() ? han : latin, clause.grams());
    return found.sorted();
  }

  private static int[][] byMark(Phrase[] phrases, boolean isHan) {
    var frequency = new int[Grams.MARKS];
    for (var phrase : phrases) {
      for (var mark : phrase.marks()) {
        frequency[mark]++;
      }
    }
    var table = new int[Grams.MARKS][];
    Arrays.fill(table, NONE);
    for (int i = 0; i < phrases.length; i++) {
      if (phrases[i].han() == isHan && phrases[i].marks().length > 0) {
        int mark = rarest(phrases[i].marks(), frequency);
        table[mark] = Arrays.copyOf(table[mark], table[mark].length + 1);
        table[mark][table[mark].length - 1] = i;
      }
    }
    return table;
  }

  private static int rarest(short[] marks, int[] frequency) {
    int rarest = marks[0];
    for (var mark : marks) {
      rarest = frequency[mark] < frequency[rarest] ? mark : rarest;
    }
    return rarest;
  }

  /** Numbers that grow in count. */
  private static final class Found {

    private int[] numbers;
    private int size;

    Found(int[] first) {
      this.numbers = Arrays.copyOf(first, first.length + 32);
      this.size = first.length;
    }

    void add(int[][] table, Grams grams) {
      grams.forEach(
          mark -> {
            for (var number : table[mark]) {
              if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
              }
              numbers[size++] = number;
            }
          });
    }

    int[] sorted() {
      Arrays.sort(numbers, 0, size);
      return Arrays.copyOf(numbers, size);
    }
  }
}
