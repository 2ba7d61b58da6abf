package io.amends.language.opennlp;

import io.amends.language.Taxonomy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * One yes-or-no question with the right answer for each line that is learnt from.
 *
 * @param name a code of the taxonomy, or a step of emotion
 * @param group what is calibrated together: a head
 * @param labelled for each line whether the answer is yes
 */
record Question(String name, String group, boolean[] labelled) {

  /** What is known from fewer lines than that is not asked. */
  private static final int FEWEST = 4;

  /** All questions that these lines can teach, a head after the other. */
  static List<Question> of(List<Utterance> lines) {
    var questions = new ArrayList<Question>();
    for (var head : Taxonomy.values()) {
      for (var code : head.codes()) {
        ask(questions, code, head.name(), lines, line -> line.codes().contains(code));
      }
    }
    for (int step = 1; step < Utterance.EMOTIONS; step++) {
      var least = step;
      ask(questions, Column.EMOTION + step, Column.EMOTION, lines, l -> l.emotion() >= least);
    }
    return questions;
  }

  private static void ask(
      List<Question> questions,
      String name,
      String group,
      List<Utterance> lines,
      Predicate<Utterance> answer) {
    var labelled = new boolean[lines.size()];
    IntStream.range(0, labelled.length).forEach(i -> labelled[i] = answer.test(lines.get(i)));
    var count = IntStream.range(0, labelled.length).filter(i -> labelled[i]).count();
    if (count >= FEWEST) {
      questions.add(new Question(name, group, labelled));
    }
  }
}
