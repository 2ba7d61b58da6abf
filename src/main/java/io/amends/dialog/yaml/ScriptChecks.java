package io.amends.dialog.yaml;

import io.amends.dialog.Placeholder;
import io.amends.dialog.Placeholder.Needs;
import io.amends.dialog.RequiredScripts;
import io.amends.dialog.Vocabulary;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** That every script exists, is said somewhere, and can be filled wherever it is said. */
final class ScriptChecks {

  /** Patterns of currencies beyond the required ones: said when the shop sells in them. */
  private static final Pattern CURRENCY = Pattern.compile("shared/money-[A-Z]{3}");

  private static final int LONGEST_TITLE = 24;

  /** As long as amounts get on a button. */
  private static final String AMOUNT = "HK$100.50";

  private static final Set<Placeholder> OF_ORDERS =
      Placeholder.needing(Needs.NUMBER, Needs.ORDER, Needs.PROMISE, Needs.LUCK);

  private final Findings findings;
  private final Map<String, FlowDraft.Script> scripts = new LinkedHashMap<>();
  private final Map<String, String> files = new LinkedHashMap<>();
  private final Set<String> said = new HashSet<>();

  private ScriptChecks(List<FlowDraft> drafts, Findings findings) {
    this.findings = findings;
    for (var draft : drafts) {
      for (var script : draft.scripts().values()) {
        var name = draft.name().text() + "/" + script.name();
        scripts.put(name, script);
        files.put(name, draft.file());
      }
    }
  }

  static void check(List<FlowDraft> drafts, Findings findings) {
    var checks = new ScriptChecks(drafts, findings);
    drafts.forEach(checks::checkFlow);
    RequiredScripts.all().forEach(checks::checkRequired);
    checks.checkUse();
    checks.checkTitles();
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
    var name = draft.full(found.say());
    if (scripts.containsKey(name)) {
      checkWanted(name, options, "an offer");
    }
  }

  private void check(FlowDraft draft, Word say, Set<Placeholder> known, Set<Placeholder> perhaps) {
    if (say.isBlank()) {
      return;
    }
    var name = draft.full(say);
    said.add(name);
    if (!scripts.containsKey(name)) {
      var own = say.text().contains("/") ? scripts.keySet() : draft.scripts().keySet();
      findings.add(
          draft.file(),
          say.line(),
          say.quoted() + " is not in scripts",
          Spelling.remedy(say.text(), own));
      return;
    }
    checkPlaceholders(name, draft.name().text() + " says it", known, perhaps);
  }

  private void checkRequired(String name, RequiredScripts.Use use) {
    said.add(name);
    if (!scripts.containsKey(name)) {
      var flow = name.substring(0, name.indexOf('/'));
      findings.add(
          flow + ".yaml", 1, "script " + name + " is missing", "Add it: the program says it.");
      return;
    }
    checkPlaceholders(name, "the program says it", use.known(), use.perhaps());
    checkWanted(name, use.wanted(), "the program");
  }

  private void checkPlaceholders(
      String name, String where, Set<Placeholder> known, Set<Placeholder> perhaps) {
    var anySayable = false;
    var first = scripts.get(name).variants().getOrDefault(Vocabulary.LANGUAGES.get(0), List.of());
    var unsure = new ArrayList<Placeholder>();
    for (var variant : first) {
      var needed = placeholders(variant);
      needed.removeAll(known);
      anySayable |= needed.isEmpty();
      unsure.addAll(needed);
      needed.removeAll(perhaps);
      if (!needed.isEmpty()) {
        findings.add(
            files.get(name),
            variant.line(),
            "script " + name + " has " + needed.iterator().next() + ", not known where " + where,
            "Leave it out.");
      }
    }
    if (!anySayable && !first.isEmpty() && perhaps.containsAll(unsure)) {
      findings.add(
          files.get(name),
          first.get(0).line(),
          "script " + name + " always needs " + unsure.get(0) + ", not certain where " + where,
          "Add a wording without it, or make sure of it by a \"when\".");
    }
  }

  private void checkWanted(String name, Set<Placeholder> wanted, String who) {
    for (var variants : scripts.get(name).variants().values()) {
      for (var variant : variants) {
        for (var placeholder : wanted) {
          if (!variant.text().contains(placeholder.toString())) {
            findings.add(
                files.get(name),
                variant.line(),
                "script " + name + " lacks " + placeholder,
                "Put it in: " + who + " needs it to be understood.");
          }
        }
      }
    }
  }

  private void checkUse() {
    scripts.forEach(
        (name, script) -> {
          if (!said.contains(name) && !CURRENCY.matcher(name).matches()) {
            findings.add(
                files.get(name),
                script.line(),
                "script " + script.name() + " is never said",
                "Delete it, or say it.");
          }
        });
  }

  private void checkTitles() {
    scripts.forEach(
        (name, script) -> {
          if (name.startsWith("remedies/") && name.endsWith("-title")) {
            script.variants().values().forEach(all -> all.forEach(one -> checkTitle(name, one)));
          }
        });
  }

  private void checkTitle(String name, FlowDraft.Variant title) {
    var length = title.text().replace(Placeholder.AMOUNT.toString(), AMOUNT).length();
    if (length > LONGEST_TITLE) {
      findings.add(
          files.get(name),
          title.line(),
          "script " + name + " has " + length + " characters, too many for a button",
          "Keep it within " + LONGEST_TITLE + ", counting " + AMOUNT.length() + " for {amount}.");
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
