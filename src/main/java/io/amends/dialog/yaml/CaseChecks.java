package io.amends.dialog.yaml;

import io.amends.dialog.Condition;
import io.amends.dialog.Flow;
import io.amends.dialog.Vocabulary;
import io.amends.remedy.Remedy;
import io.amends.remedy.Severity;
import io.amends.yaml.Spelling;
import io.amends.yaml.Word;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The table of cases of each flow: complete, nothing hidden, and every offer a real choice. */
final class CaseChecks {

  private static final String SLOT = "slot.";
  private static final Set<String> YES_NO = Set.of("yes", "no", "open");
  private static final Set<String> PHOTO = Set.of("sent", "promised", "refused");
  private static final List<String> CODES =
      Arrays.stream(Remedy.values()).map(Remedy::code).toList();

  private final FlowDraft draft;
  private final Findings.InFile findings;

  private CaseChecks(FlowDraft draft, Findings.InFile findings) {
    this.draft = draft;
    this.findings = findings;
  }

  static void check(List<FlowDraft> drafts, Findings findings) {
    for (var draft : drafts) {
      new CaseChecks(draft, findings.in(draft.file())).check();
    }
  }

  private void check() {
    checkEmpathy();
    var cases = draft.cases();
    for (var i = 0; i < cases.size(); i++) {
      checkPlace(cases.get(i), cases.subList(0, i), i == cases.size() - 1);
      checkDeed(cases.get(i));
      checkOffer(cases.get(i));
    }
    checkFacts();
  }

  private void checkEmpathy() {
    var lines = draft.empathy();
    for (var i = 0; i < lines.size(); i++) {
      var isLast = i == lines.size() - 1;
      if (lines.get(i).when().isEmpty() != isLast) {
        findings.add(
            lines.get(i).say().line(),
            isLast ? "the last row of empathy has a \"when\"" : "the rows below are never said",
            isLast ? "Add a row without one: it is said otherwise." : "Give this row a \"when\".");
      }
    }
  }

  private void checkPlace(FlowDraft.Case found, List<FlowDraft.Case> earlier, boolean isLast) {
    if (isLast && !found.otherwise()) {
      findings.add(
          found.line(), "the last case is not \"otherwise\"", "Add what holds in all other cases.");
    }
    if (!isLast && found.otherwise()) {
      findings.add(found.line(), "there are cases after \"otherwise\"", "Move it to the end.");
    }
    for (var before : earlier) {
      var isHidden =
          !before.when().isEmpty()
              && found
                  .when()
                  .conditions()
                  .entrySet()
                  .containsAll(before.when().conditions().entrySet());
      if (isHidden) {
        findings.add(
            found.line(),
            "this case never holds: the one in line " + before.line() + " holds before it",
            "Move the narrower one up, or delete it.");
      }
    }
  }

  /** A case offers, or goes on elsewhere, or hands off, or just answers. */
  private void checkDeed(FlowDraft.Case found) {
    var deeds =
        Stream.of(
                !found.offer().isEmpty(),
                !found.confirm().isBlank(),
                !found.continueWith().isBlank(),
                found.handOff())
            .filter(does -> does)
            .count();
    if (deeds > 1) {
      findings.add(
          found.line(),
          "a case does more than one of offer, confirm, continue-with and hand-off",
          "Keep one.");
    }
    if (!found.severity().isBlank() && found.offer().isEmpty()) {
      findings.add(
          found.severity().line(),
          "\"severity\" of a case that offers nothing",
          "Delete it, or add an offer.");
    }
    if (!found.confirm().isBlank()) {
      checkConfirm(found);
    }
    if (!found.note().isBlank()) {
      checkNote(found.note());
    }
    if (!draft.isComplaint() && !(found.offer().isEmpty() && found.confirm().isBlank())) {
      findings.add(
          found.line(), "only a complaint can offer", "Delete the offer, or make it a complaint.");
    }
  }

  /** One way, done after one sentence: its words are those of the remedy. */
  private void checkConfirm(FlowDraft.Case found) {
    if (!found.say().isBlank()) {
      findings.add(
          found.say().line(),
          "\"confirm\" has its own words, remedies/" + found.confirm().text() + "-single",
          "Delete \"say\", or make it an \"offer\".");
    }
    if (Remedy.ofCode(found.confirm().text()).isEmpty()) {
      findings.add(
          found.confirm().line(),
          found.confirm().quoted() + " is no remedy",
          Spelling.remedy(found.confirm().text(), CODES));
    }
    checkOrderIsFound(found, "something is done");
  }

  /** Only what this flow asks for can be noted, and only on an order. */
  private void checkNote(Word note) {
    var asked = draft.clarify().stream().map(step -> step.ask().text()).toList();
    if (!asked.contains(note.text())) {
      findings.add(
          note.line(),
          note.quoted() + " is not asked for in this flow",
          Spelling.remedy(note.text(), asked));
    }
  }

  private void checkOffer(FlowDraft.Case found) {
    var kinds = new HashSet<Remedy.Kind>();
    var seen = new HashSet<String>();
    for (var option : found.offer()) {
      Remedy.ofCode(option.text())
          .ifPresentOrElse(
              remedy -> kinds.add(remedy.kind()),
              () ->
                  findings.add(
                      option.line(),
                      "option " + option.quoted() + " is no remedy",
                      Spelling.remedy(option.text(), CODES)));
      if (!seen.add(option.text())) {
        findings.add(option.line(), "option " + option.quoted() + " is here twice", "Delete one.");
      }
    }
    if (!found.offer().isEmpty() && (kinds.size() < 2 || seen.size() < 2)) {
      findings.add(
          found.offer().get(0).line(),
          "an offer is no choice: all its options are of one kind",
          "Name at least two remedies of different kinds.");
    }
    checkMakesGood(found);
    if (!found.offer().isEmpty()) {
      checkOrderIsFound(found, "an offer is made");
    }
  }

  private void checkOrderIsFound(FlowDraft.Case found, String what) {
    if (!Known.at(found, draft).isOrderFound()) {
      findings.add(
          found.line(),
          what + " where the order may not have been found",
          "Look the order up, and put cases for lookup: unavailable and not-found above.");
    }
  }

  /** Where keeping the goods is no way out there must be two kinds of others. */
  private void checkMakesGood(FlowDraft.Case found) {
    var ways =
        found.offer().stream()
            .flatMap(option -> Remedy.ofCode(option.text()).stream())
            .map(Remedy::kind)
            .filter(Remedy.Kind::makesGood)
            .distinct()
            .count();
    if (found.severity().text().equals(Severity.MAJOR.code()) && ways < 2) {
      findings.add(
          found.severity().line(),
          "a case of severity major offers fewer than two kinds of ways that make it good",
          "Name two of: a replacement, a return, the money.");
    }
  }

  private void checkFacts() {
    var facts = whens().flatMap(when -> when.lines().entrySet().stream()).toList();
    facts.stream().filter(fact -> fact.getKey().startsWith(SLOT)).forEach(this::checkSlot);
    whens().forEach(this::checkAnswers);
    if (!draft.looksUp()) {
      facts.stream()
          .filter(fact -> Vocabulary.FACTS.containsKey(fact.getKey()))
          .forEach(
              fact ->
                  findings.add(
                      fact.getValue(),
                      "fact \"" + fact.getKey() + "\" is asked for, and nothing is looked up",
                      "Add \"- look-up: order\" to clarify."));
    }
  }

  private Stream<FlowDraft.When> whens() {
    return Stream.of(
            draft.empathy().stream().map(FlowDraft.Line::when),
            draft.clarify().stream().map(FlowDraft.Step::when),
            draft.cases().stream().map(FlowDraft.Case::when))
        .flatMap(each -> each);
  }

  /** A question that looks for a yes or a no is never answered otherwise. */
  private void checkAnswers(FlowDraft.When when) {
    when.conditions()
        .forEach(
            (fact, condition) -> {
              if (condition instanceof Condition.AnyOf any && fact.startsWith(SLOT)) {
                answers(fact.substring(SLOT.length()))
                    .ifPresent(
                        known ->
                            any.words().stream()
                                .filter(word -> !known.contains(word))
                                .forEach(
                                    word ->
                                        findings.add(
                                            when.lines().getOrDefault(fact, 1),
                                            "\"" + fact + "\" is never \"" + word + "\"",
                                            Spelling.oneOf(known))));
              }
            });
  }

  /** The words that a slot holds, where they are few. */
  private Optional<Set<String>> answers(String slot) {
    if (slot.equals("photo")) {
      return Optional.of(PHOTO);
    }
    return draft.clarify().stream()
        .filter(step -> step.ask().text().equals(slot))
        .filter(step -> step.answer() == Flow.Answer.YES_NO)
        .findFirst()
        .map(step -> YES_NO);
  }

  /** A slot is one that any conversation may fill, or one that this flow asks for. */
  private void checkSlot(Map.Entry<String, Integer> fact) {
    var known = new TreeSet<>(Vocabulary.SLOTS.keySet());
    draft.clarify().forEach(step -> known.add(step.ask().text()));
    var name = fact.getKey().substring(SLOT.length());
    if (!known.contains(name)) {
      findings.add(
          fact.getValue(), "slot \"" + name + "\" is not known", Spelling.remedy(name, known));
    }
  }
}
