package io.amends.language.opennlp;

import io.amends.language.Label;
import io.amends.language.Taxonomy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Columns sorted by head, so that weighed scores become labels and an emotion quickly. */
final class Heads {

  /** A column and the least weighed score that is a yes: no chance is reckoned for a no. */
  private record Question(int index, Column column, double least) {

    Question(int index, Column column) {
      this(index, column, Math.log(column.threshold() / (1.0 - column.threshold())));
    }
  }

  private static final Comparator<Label> BEST_FIRST =
      Comparator.comparingDouble(Label::confidence).reversed();

  /** By the position of the head in the taxonomy. */
  private final List<List<Question>> questions = new ArrayList<>();

  private final List<Question> emotions = new ArrayList<>();

  Heads(List<Column> columns) {
    for (int h = 0; h < Taxonomy.values().length; h++) {
      questions.add(new ArrayList<>());
    }
    for (int c = 0; c < columns.size(); c++) {
      var column = columns.get(c);
      var group =
          column.group().equals(Column.EMOTION)
              ? emotions
              : questions.get(Taxonomy.valueOf(column.group()).ordinal());
      group.add(new Question(c, column));
    }
  }

  /** The labels of a head above their thresholds, best first; may be added to. */
  List<Label> labels(Taxonomy head, float[] weighed) {
    var labels = new ArrayList<Label>(0);
    for (var question : questions.get(head.ordinal())) {
      var score = weighed[question.index()];
      if (score >= question.least()) {
        labels.add(new Label(question.column().name(), Column.confidence(score)));
      }
    }
    labels.sort(BEST_FIRST);
    return labels;
  }

  /** The level: how many of the steps "at least 1, 2, 3, 4" are taken. */
  int emotion(float[] weighed) {
    var level = 0;
    for (var step : emotions) {
      level += weighed[step.index()] >= step.least() ? 1 : 0;
    }
    return level;
  }
}
