package io.amends.dialog.yaml;

import io.amends.dialog.Condition;
import io.amends.dialog.Vocabulary;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/** Names of flows and what starts them: each is one of its kind. */
final class NameChecks {

  private NameChecks() {}

  /**
   * @param subjects the codes that can start a flow
   */
  static void check(List<FlowDraft> drafts, Collection<String> subjects, Findings findings) {
    var starters = new HashMap<String, String>();
    var names = new HashMap<String, String>();
    for (var draft : drafts) {
      checkName(draft, names, findings);
      for (var code : draft.startsOn()) {
        checkStart(draft, code, Set.copyOf(subjects), findings);
        var other = starters.putIfAbsent(code.text(), draft.name().text());
        if (other != null) {
          findings.add(
              draft.file(),
              code.line(),
              code.quoted() + " starts \"" + other + "\" already",
              "Let it start one of the two.");
        }
      }
      checkSubjects(draft, Set.copyOf(subjects), findings);
    }
  }

  /** A case may ask what the flow is about: issues and requests only. */
  private static void checkSubjects(FlowDraft draft, Set<String> subjects, Findings findings) {
    for (var found : draft.cases()) {
      if (found.when().conditions().get(Vocabulary.SUBJECT) instanceof Condition.AnyOf any) {
        any.words().stream()
            .filter(word -> !subjects.contains(word))
            .forEach(
                word ->
                    findings.add(
                        draft.file(),
                        found.when().lines().getOrDefault(Vocabulary.SUBJECT, found.line()),
                        "\"" + word + "\" is no issue and no request",
                        Spelling.remedy(word, subjects)));
      }
    }
  }

  private static void checkName(FlowDraft draft, HashMap<String, String> names, Findings findings) {
    var name = draft.name();
    if (name.isBlank()) {
      return;
    }
    if (!draft.file().equals(name.text() + ".yaml")) {
      findings.add(
          draft.file(),
          name.line(),
          "flow " + name.quoted() + " is in " + draft.file(),
          "Name the file " + name.text() + ".yaml, or the flow after the file.");
    }
    var other = names.putIfAbsent(name.text(), draft.file());
    if (other != null) {
      findings.add(
          draft.file(),
          name.line(),
          "flow " + name.quoted() + " is in " + other + " already",
          "Give it another name.");
    }
  }

  private static void checkStart(
      FlowDraft draft, Word code, Set<String> subjects, Findings findings) {
    if (!subjects.contains(code.text())) {
      findings.add(
          draft.file(),
          code.line(),
          code.quoted() + " is no issue and no request",
          Spelling.remedy(code.text(), subjects));
    }
  }
}
