package io.amends.dialog.yaml;

import io.amends.dialog.Placeholder;
import io.amends.remedy.Remedy;
import io.amends.wording.Backing;
import io.amends.wording.Judgement;
import io.amends.wording.Phrases.Written;
import io.amends.wording.WordingGuard;
import io.amends.wording.WordingRules;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * That the set keeps to its own guard: no script says what must not be said, whatever it is filled
 * with, and what is proposed instead of stopped words passes itself.
 */
final class WordingChecks {

  /** Stands for what is filled in, which the shop's records and the planner answer for. */
  private static final String FILLED = "\u25a2\u25a2";

  private static final String REMEDIES = "remedies/";

  private final WordingRules rules;
  private final WordingGuard guard;
  private final Findings findings;
  private final Map<String, Set<Remedy>> offers = new HashMap<>();

  private WordingChecks(WordingGuard guard, Findings findings) {
    this.rules = guard.rules();
    this.guard = guard;
    this.findings = findings;
  }

  static void check(List<FlowDraft> drafts, WordingGuard guard, int line, Findings findings) {
    var checks = new WordingChecks(guard, findings);
    drafts.forEach(checks::offers);
    // Most of the time of reading a set goes here, and no two look at the same.
    drafts.stream().flatMap(Spoken::all).toList().parallelStream()
        .map(spoken -> new Judged(spoken, checks.judge(spoken)))
        .toList()
        .forEach(checks::stopped);
    drafts.forEach(checks::scripts);
    checks.instead(line);
  }

  /** One wording of a script. */
  private record Spoken(FlowDraft draft, String name, String language, FlowDraft.Variant variant) {

    static Stream<Spoken> all(FlowDraft draft) {
      return draft.scripts().values().stream()
          .flatMap(
              script ->
                  script.variants().entrySet().stream()
                      .flatMap(
                          entry ->
                              entry.getValue().stream()
                                  .map(
                                      variant ->
                                          new Spoken(
                                              draft,
                                              fullName(draft, script.name()),
                                              entry.getKey(),
                                              variant))));
    }
  }

  private record Judged(Spoken spoken, Judgement judgement) {}

  /** What a case offers is on the table when its script is said. */
  private void offers(FlowDraft draft) {
    for (var found : draft.cases()) {
      var offered = offers.computeIfAbsent(draft.full(found.say()), none -> new HashSet<>());
      found.offer().forEach(code -> Remedy.ofCode(code.text()).ifPresent(offered::add));
    }
  }

  private static String fullName(FlowDraft draft, String script) {
    return draft.name().text() + "/" + script;
  }

  private void scripts(FlowDraft draft) {
    for (var script : draft.scripts().values()) {
      script
          .variants()
          .forEach(
              (language, all) -> apologies(draft, fullName(draft, script.name()), language, all));
    }
  }

  /** One apology in three turns is enough (P12), so there is a wording for the turns between. */
  private void apologies(
      FlowDraft draft, String name, String language, List<FlowDraft.Variant> all) {
    if (!all.isEmpty() && all.stream().allMatch(variant -> guard.apologises(variant.text()))) {
      findings.add(
          draft.file(),
          all.get(0).line(),
          "script " + name + " (" + language + ") says sorry in each of its wordings",
          "Add one without, for where an apology was made a moment ago.");
    }
  }

  private Judgement judge(Spoken spoken) {
    var filled = Placeholder.inBraces(spoken.variant().text()).replaceAll(FILLED);
    return judge(filled, spoken.name(), spoken.language());
  }

  private void stopped(Judged judged) {
    if (judged.judgement().verdict().stops()) {
      var spoken = judged.spoken();
      findings.add(
          spoken.draft().file(),
          spoken.variant().line(),
          "script "
              + spoken.name()
              + " ("
              + spoken.language()
              + ") would be stopped: "
              + judged.judgement().reasons().get(0),
          "Say it in other words, or change " + WordingReader.FILE + ".");
    }
  }

  private Judgement judge(String text, String name, String language) {
    return guard.judgeAnywhere(text, backing(name, language));
  }

  private void instead(int line) {
    for (var language : rules.instead().plain().keySet()) {
      var options =
          rules
              .instead()
              .options()
              .getOrDefault(language, "")
              .replace("{first}", FILLED)
              .replace("{second}", FILLED);
      passes(rules.instead().plain().get(language), language, "\"plain\"", line);
      passes(options, language, "\"options\"", line);
    }
    rules.replacements().forEach(written -> passes(written, line));
  }

  private void passes(Written written, int line) {
    if (!written.instead().isEmpty()) {
      passes(written.instead(), "en", "what stands for \"" + written.written() + "\"", line);
    }
  }

  private void passes(String text, String language, String what, int line) {
    var judged = judge(text, "", language);
    if (judged.verdict().stops()) {
      findings.add(
          WordingReader.FILE,
          line,
          what + " would be stopped itself: " + judged.reasons().get(0),
          "Say something there that passes.");
    }
  }

  private Backing backing(String name, String language) {
    return new Backing(
        language,
        "",
        "",
        Optional.empty(),
        Map.of(),
        false,
        Optional.empty(),
        List.of(),
        remedies(name),
        List.of(FILLED),
        List.of());
  }

  /** The words of a remedy are said where it is on the table. */
  private Set<Remedy> remedies(String name) {
    if (!name.startsWith(REMEDIES)) {
      return offers.getOrDefault(name, Set.of());
    }
    var own = name.substring(REMEDIES.length());
    return Arrays.stream(Remedy.values())
        .filter(remedy -> own.startsWith(remedy.code() + "-"))
        .filter(remedy -> own.indexOf('-', remedy.code().length() + 1) < 0)
        .findFirst()
        .map(Set::of)
        .orElse(Set.of());
  }
}
