package io.amends.dialog.yaml;

import io.amends.yaml.Spelling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where flows go on with one another: to flows that exist, and never round in a circle. */
final class LinkChecks {

  private final Map<String, FlowDraft> flows = new LinkedHashMap<>();
  private final Findings findings;

  private LinkChecks(List<FlowDraft> drafts, Findings findings) {
    this.findings = findings;
    drafts.stream().filter(draft -> !draft.isWords()).forEach(d -> flows.put(d.name().text(), d));
  }

  static void check(List<FlowDraft> drafts, Findings findings) {
    var checks = new LinkChecks(drafts, findings);
    checks.flows.values().forEach(checks::check);
  }

  private void check(FlowDraft draft) {
    for (var found : draft.cases()) {
      var next = found.continueWith();
      if (next.isBlank()) {
        continue;
      }
      if (!flows.containsKey(next.text())) {
        findings.add(
            draft.file(),
            next.line(),
            "there is no flow " + next.quoted() + " to continue with",
            Spelling.remedy(next.text(), flows.keySet()));
      } else if (reaches(next.text(), draft.name().text())) {
        findings.add(
            draft.file(),
            next.line(),
            "continuing with " + next.quoted() + " leads back to " + draft.name().quoted(),
            "Let one of them end in an offer, an answer or a hand-off.");
      }
    }
  }

  private boolean reaches(String from, String target) {
    var seen = new HashSet<String>();
    var open = new ArrayList<>(List.of(from));
    while (!open.isEmpty()) {
      var name = open.remove(open.size() - 1);
      if (name.equals(target)) {
        return true;
      }
      if (seen.add(name) && flows.containsKey(name)) {
        flows.get(name).cases().forEach(found -> open.add(found.continueWith().text()));
      }
    }
    return false;
  }
}
