package io.amends.dialog.yaml;

import io.amends.dialog.Placeholder;
import io.amends.dialog.Placeholder.Needs;
import io.amends.dialog.RequiredScripts;
import io.amends.dialog.Vocabulary;
import io.amends.yaml.Spelling;
import io.amends.yaml.Word;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** That every script exists, is said somewhere, and can be filled wherever it is said. */
final class ScriptChecks {

  /**
   * Said when there is cause: amounts in a currency that the shop sells in, an occasion or an aside
   * of {@code intents/lexicons/topics.yaml}.
   */
  private static final Pattern ON_OCCASION =
      Pattern.compile(
          "shared/(money-[A-Z]{3}|(scene|why|day|later|instead)-[a-z-]+)"
              + "|repair/(aside-[a-z-]+|asked-about-option)");

  private static final int LONGEST_TITLE = 24;

  /** As long as amounts get on a button. */
  private static final String AMOUNT = "HK$100.50";

  private static final Set<Placeholder> OF_ORDERS =
      Placeholder.needing(Needs.NUMBER, Needs.ORDER, Needs.PROMISE, Needs.LUCK);

  private final Findings findings;
  private final Map<String, Found> scripts = new LinkedHashMap<>();
  private final Set<String> said = new HashSet<>();

  private ScriptChecks(List<FlowDraft> drafts, Findings findings) {
    this.findings = findings;
    for (var draft : drafts) {
      for (var script : draft.scripts().values()) {
        var name = draft.name().text() + "/" + script.name();
        scripts.put(name, new Found(name, script, findings.in(draft.file())));
      }
    }
  }

  /** A script, its full name, and where to tell what is wrong with it. */
  private record Found(String name, FlowDraft.Script script, Findings.InFile findings) {

    List<FlowDraft.Variant> variants(String language) {
      return script.variants().getOrDefault(language, List.of());
    }

    List<FlowDraft.Variant> all() {
      return script.variants().values().stream().flatMap(List::stream).toList();
    }

    void add(int line, String what, String remedy) {
      findings.add(line, "script " + name + " " + what, remedy);
    }
  }

  /**
   * @param promises whether the set says what its scripts commit to
   */
  static void check(List<FlowDraft> drafts, boolean promises, Findings findings) {
    var checks = new ScriptChecks(drafts, findings);
    drafts.forEach(checks::checkFlow);
    RequiredScripts.all().forEach(checks::checkRequired);
    if (promises) {
      checks.checkRequired(RequiredScripts.PROMISE_LATE, RequiredScripts.Use.none());
    }
    checks.scripts.values().forEach(checks::checkUse);
    checks.scripts.values().forEach(ScriptChecks::checkTitle);
  }

  private void checkFlow(FlowDraft draft) {
    var open = draft.looksUp() ? OF_ORDERS : EnumSet.noneOf(Placeholder.class);
    for (var line : draft.empathy()) {
      check(draft, line.say(), Known.at(line.when()).placeholders(), open);
    }
    for (var step : draft.clarify()) {
      if (step.lookUp().isBlank()) {
        check(draft, step.with(), Known.at(step, draft).placeholders(), open);
      }
    }
    for (var found : draft.cases()) {
      checkCase(draft, found, open);
    }
    var followUp = draft.followUp();
    if (followUp != null) {
      var perhaps = union(open, Set.of(Placeholder.OPTION));
      check(draft, followUp.say(), Known.afterwards(draft).placeholders(), perhaps);
    }
  }

  /** Some channels show text only, so a proposal names both its options. */
  private void checkCase(FlowDraft draft, FlowDraft.Case found, Set<Placeholder> open) {
    var known = Known.at(found, draft).placeholders();
    if (found.offer().isEmpty()) {
      check(draft, found.say(), known, open);
      return;
    }
    var options = Set.of(Placeholder.FIRST, Placeholder.SECOND);
    check(draft, found.say(), union(known, options), open);
    var script = scripts.get(draft.full(found.say()));
    if (script != null) {
      checkWanted(script, options, "an offer");
    }
  }

  private void check(FlowDraft draft, Word say, Set<Placeholder> known, Set<Placeholder> perhaps) {
    if (say.isBlank()) {
      return;
    }
    var name = draft.full(say);
    said.add(name);
    var script = scripts.get(name);
    if (script == null) {
      var own = say.text().contains("/") ? scripts.keySet() : draft.scripts().keySet();
      findings.add(
          draft.file(),
          say.line(),
          say.quoted() + " is not in scripts",
          Spelling.remedy(say.text(), own));
      return;
    }
    checkPlaceholders(script, draft.name().text() + " says it", known, perhaps);
  }

  private void checkRequired(String name, RequiredScripts.Use use) {
    said.add(name);
    var script = scripts.get(name);
    if (script == null) {
      var file = name.substring(0, name.indexOf('/')) + ".yaml";
      findings.add(file, 1, "script " + name + " is missing", "Add it: the program says it.");
      return;
    }
    checkPlaceholders(script, "the program says it", use.known(), use.perhaps());
    checkWanted(script, use.wanted(), "the program");
  }

  /** One language is enough: the others leave the same open. */
  private static void checkPlaceholders(
      Found script, String where, Set<Placeholder> known, Set<Placeholder> perhaps) {
    var variants = script.variants(Vocabulary.LANGUAGES.get(0));
    var possible = union(known, perhaps);
    var sayable = variants.stream().filter(v -> possible.containsAll(placeholders(v))).toList();
    variants.forEach(variant -> checkPossible(script, where, variant, possible));
    if (!sayable.isEmpty() && sayable.stream().noneMatch(v -> known.containsAll(placeholders(v)))) {
      var unsure = placeholders(sayable.get(0));
      unsure.removeAll(known);
      script.add(
          sayable.get(0).line(),
          "always needs " + unsure.iterator().next() + ", which is not certain where " + where,
          "Add a wording without it, or make sure of it by a \"when\".");
    }
  }

  private static void checkPossible(
      Found script, String where, FlowDraft.Variant variant, Set<Placeholder> possible) {
    var unknown = placeholders(variant);
    unknown.removeAll(possible);
    for (var placeholder : unknown) {
      script.add(
          variant.line(),
          "has " + placeholder + ", which is not known where " + where,
          "Leave it out.");
    }
  }

  private static void checkWanted(Found script, Set<Placeholder> wanted, String who) {
    for (var variant : script.all()) {
      for (var placeholder : wanted) {
        if (!variant.text().contains(placeholder.toString())) {
          script.add(
              variant.line(),
              "lacks " + placeholder,
              "Put it in: " + who + " makes no sense without.");
        }
      }
    }
  }

  private void checkUse(Found script) {
    if (!said.contains(script.name()) && !ON_OCCASION.matcher(script.name()).matches()) {
      script.add(script.script().line(), "is never said", "Delete it, or say it.");
    }
  }

  private static void checkTitle(Found script) {
    if (!script.name().startsWith("remedies/") || !script.name().endsWith("-title")) {
      return;
    }
    for (var title : script.all()) {
      var length = title.text().replace(Placeholder.AMOUNT.toString(), AMOUNT).length();
      if (length > LONGEST_TITLE) {
        script.add(
            title.line(),
            "has " + length + " characters, too many for a button",
            "Keep it within " + LONGEST_TITLE + ", counting " + AMOUNT.length() + " for {amount}.");
      }
    }
  }

  private static Set<Placeholder> placeholders(FlowDraft.Variant variant) {
    var found = EnumSet.noneOf(Placeholder.class);
    ScriptReader.codes(variant).forEach(code -> Placeholder.ofCode(code).ifPresent(found::add));
    return found;
  }

  private static Set<Placeholder> union(Set<Placeholder> one, Set<Placeholder> other) {
    var union = EnumSet.noneOf(Placeholder.class);
    union.addAll(one);
    union.addAll(other);
    return union;
  }
}
