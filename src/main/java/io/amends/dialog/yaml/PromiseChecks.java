package io.amends.dialog.yaml;

import io.amends.dialog.Commitment;
import io.amends.wording.Deadline;
import io.amends.wording.Deadlines;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * That every time which a script names is one it commits to, every commitment is named by a
 * wording, and a wording names the same in every language. Only in a set that has {@code promises}
 * in its policy: those from before promised without saying so.
 */
final class PromiseChecks {

  private static final String POLICY = "promises: { warn-percent: 25, warn-at-most: 4 hours }";
  private static final String REMEDIES = "remedies";

  private final FlowDraft draft;
  private final Findings.InFile findings;

  private PromiseChecks(FlowDraft draft, Findings findings) {
    this.draft = draft;
    this.findings = findings.in(draft.file());
  }

  static void check(List<FlowDraft> drafts, boolean promises, Findings findings) {
    for (var draft : drafts) {
      var checks = new PromiseChecks(draft, findings);
      draft.scripts().values().forEach(promises ? checks::check : checks::checkNone);
    }
  }

  private void checkNone(FlowDraft.Script script) {
    script
        .commits()
        .forEach(
            commits ->
                findings.add(
                    commits.line(),
                    "script " + script.name() + " commits, and policy.yaml has no \"promises\"",
                    "Add " + POLICY + " there."));
  }

  private void check(FlowDraft.Script script) {
    var named = new TreeSet<String>();
    var byWording = new TreeMap<Integer, Set<String>>();
    script
        .variants()
        .forEach(
            (language, variants) -> {
              for (var i = 0; i < variants.size(); i++) {
                var times = times(script, language, variants.get(i));
                named.addAll(times);
                checkSame(
                    script,
                    language,
                    variants.get(i),
                    byWording.computeIfAbsent(i, n -> times),
                    times);
              }
            });
    script.commits().forEach(commits -> check(script, commits, named));
  }

  /** Every time that a wording names is one that the script commits to. */
  private Set<String> times(FlowDraft.Script script, String language, FlowDraft.Variant variant) {
    var times = new TreeSet<String>();
    for (var named : Deadlines.in(variant.text())) {
      times.add(named.deadline().toString());
      if (script.commits().stream().noneMatch(c -> within(c).equals(named.deadline()))) {
        findings.add(
            variant.line(),
            "script "
                + script.name()
                + " ("
                + language
                + ") names a time, \""
                + variant.text().substring(named.start(), named.end())
                + "\", and does not say what is owed then",
            "Add commits: { to: "
                + (isOfARemedy() ? "remedy" : "answer")
                + ", within: "
                + named.deadline()
                + " } to the script, or leave the time out.");
      }
    }
    return times;
  }

  private void checkSame(
      FlowDraft.Script script,
      String language,
      FlowDraft.Variant variant,
      Set<String> model,
      Set<String> times) {
    if (!model.equals(times)) {
      findings.add(
          variant.line(),
          "script "
              + script.name()
              + " ("
              + language
              + ") names "
              + said(times)
              + ", and the same wording in another language "
              + said(model),
          "Promise the same in every language.");
    }
  }

  private void check(FlowDraft.Script script, FlowDraft.Commits commits, Set<String> named) {
    var commitment = commits.commitment();
    if (!named.contains(within(commits).toString())) {
      findings.add(
          commits.line(),
          "script "
              + script.name()
              + " commits within "
              + within(commits)
              + ", and no wording names that time",
          "Say it in a wording, or delete the row.");
    }
    var isOfRemedy = commitment.to() == Commitment.To.REMEDY || !commitment.from().isEmpty();
    if (isOfRemedy && !isOfARemedy()) {
      findings.add(
          commits.line(),
          "script " + script.name() + " commits to a remedy where none was chosen",
          "Commit to news or to an answer, or say it in remedies.yaml.");
    }
  }

  private boolean isOfARemedy() {
    return draft.name().text().equals(REMEDIES);
  }

  private static Deadline within(FlowDraft.Commits commits) {
    return commits.commitment().within();
  }

  private static String said(Set<String> times) {
    return times.isEmpty()
        ? "no time"
        : times.stream().map(time -> "\"" + time + "\"").collect(Collectors.joining(" and "));
  }
}
