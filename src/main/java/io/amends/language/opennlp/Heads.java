package io.amends.language.opennlp;

import io.amends.language.Label;
import io.amends.language.Taxonomy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A model's columns sorted by head, so that scores become labels and an emotion quickly. */
final class Heads {

  /** A column and the least weighed score that is a yes: no chance is reckoned for a no. */
  private record Question(int index, Column column, double least) {

    Question(int index, Column column) {
      this(index, column, Math.log(column.threshold() / (1.0 - column.threshold())));
    }
  }

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

  /** The labels of a head above their thresholds, best first. */
  List<Label> labels(Taxonomy head, float[] scores) {
    var labels = new ArrayList<Label>(4);
    for (var question : questions.get(head.ordinal())) {
      var column = question.column();
      var weighed = column.slope() * scores[question.index()] + column.offset();
      if (weighed >= question.least()) {
        labels.add(new Label(column.name(), column.confidence(scores[question.index()])));
      }
    }
    labels.sort(Comparator.comparingDouble(Label::confidence).reversed());
    return labels;
  }

  /** The expected level: the sum of the chances that it is at least 1, 2, 3 and 4. */
  int emotion(float[] scores) {
    var expected = 0.0;
    for (var step : emotions) {
      expected += step.column().confidence(scores[step.index()]);
    }
    return (int) Math.round(expected);
  }
}
