package io.amends.dialog.yaml;

import io.amends.dialog.Commitment;
import io.amends.dialog.Condition;
import io.amends.dialog.Flow;
import io.amends.dialog.Vocabulary;
import io.amends.yaml.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One flow file as it was written, every word with its line: what the checks look at.
 *
 * @param file its name
 * @param kind {@code complaint}, {@code information} or {@code words}
 * @param followUp {@code null} where there is none
 * @param scripts by short name, in the order of the file
 */
record FlowDraft(
    String file,
    Word name,
    String about,
    String kind,
    List<Word> startsOn,
    boolean defective,
    List<Line> empathy,
    List<Step> clarify,
    List<Case> cases,
    @Nullable FollowUp followUp,
    LinkedHashMap<String, Script> scripts) {

  /** How a file writes what kind of answer a slot of its own takes. */
  static final Map<String, Flow.Answer> ANSWERS =
      Map.of("yes-no", Flow.Answer.YES_NO, "day", Flow.Answer.DAY, "text", Flow.Answer.TEXT);

  /** The full name of a script as this file names it: its own scripts need no flow before them. */
  String full(Word say) {
    return say.text().contains("/") ? say.text() : name.text() + "/" + say.text();
  }

  boolean isWords() {
    return kind.equals("words");
  }

  boolean isComplaint() {
    return kind.equals("complaint");
  }

  boolean looksUp() {
    return clarify.stream().anyMatch(step -> !step.lookUp().isBlank());
  }

  record Line(When when, Word say) {}

  /**
   * @param lookUp blank: it asks
   * @param as kind of answer, for a slot of the flow's own; blank: the slot is a known one
   */
  record Step(Word lookUp, Word ask, Word as, Word with, boolean required, When when) {

    int line() {
      return lookUp.isBlank() ? ask.line() : lookUp.line();
    }

    /** What kind of answer it looks for. */
    Flow.Answer answer() {
      var own = ANSWERS.get(as.text());
      return own != null ? own : Vocabulary.SLOTS.getOrDefault(ask.text(), Flow.Answer.TEXT);
    }
  }

  /**
   * @param severity blank: minor
   */
  record Case(
      int line,
      boolean otherwise,
      When when,
      Word say,
      List<Word> offer,
      Word severity,
      Word confirm,
      Word continueWith,
      boolean handOff,
      Word note) {}

  record FollowUp(Word after, Word say, Word ifNo, Word ifSilent) {}

  /** Conditions by fact, each with its line. */
  record When(Map<String, Condition> conditions, Map<String, Integer> lines) {
    static When always() {
      return new When(Map.of(), Map.of());
    }

    boolean isEmpty() {
      return conditions.isEmpty();
    }
  }

  /**
   * @param variants by language
   * @param commits what it says that will be, each with its line
   */
  record Script(
      String name, int line, Map<String, List<Variant>> variants, List<Commits> commits) {}

  record Commits(int line, Commitment commitment) {}

  record Variant(String text, int line) {}
}
