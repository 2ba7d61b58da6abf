package io.amends.language.opennlp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Texts of one class each, dealt out to folds so that each fold has its share of each class. */
final class ClassLines {

  static final int FOLDS = 5;
  private static final int SEED = 7;

  private final Folding folding;
  private final List<Folded> texts;
  private final List<String> labels;
  private final int[] classes;
  private final int[] folds;

  ClassLines(Folding folding, List<String> texts, List<String> labels) {
    this.folding = folding;
    this.texts = texts.stream().map(folding::fold).toList();
    this.labels = List.copyOf(new TreeSet<>(labels));
    this.classes =
        labels.stream().mapToInt(label -> Collections.binarySearch(this.labels, label)).toArray();
    this.folds = new int[classes.length];
    deal();
  }

  private void deal() {
    var lines = new ArrayList<>(IntStream.range(0, classes.length).boxed().toList());
    Collections.shuffle(lines, new Random(SEED));
    lines.sort(Comparator.comparingInt(line -> classes[line]));
    for (int i = 0; i < folds.length; i++) {
      folds[lines.get(i)] = i % FOLDS;
    }
  }

  int size() {
    return classes.length;
  }

  Folding folding() {
    return folding;
  }

  List<Folded> texts() {
    return texts;
  }

  /** All classes. */
  List<String> labels() {
    return labels;
  }

  /** The class of each line. */
  int[] classes() {
    return classes;
  }

  /** The fold of each line. */
  int[] folds() {
    return folds;
  }

  /** All lines but those of a fold. */
  int[] without(int fold) {
    return IntStream.range(0, folds.length).filter(line -> folds[line] != fold).toArray();
  }

  /** For each line whether it is of a class. */
  boolean[] are(int number) {
    var are = new boolean[classes.length];
    IntStream.range(0, are.length).forEach(line -> are[line] = classes[line] == number);
    return are;
  }
}
