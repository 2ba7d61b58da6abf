package io.amends.dialog.yaml;

import io.amends.dialog.Placeholder;
import io.amends.dialog.Vocabulary;
import io.amends.yaml.Fields;
import io.amends.yaml.Spelling;
import io.amends.yaml.Yaml;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads one script: its variants in every language, equal in number and in what they leave open.
 */
final class ScriptReader {

  private static final int LONGEST = 500;
  private static final String SIMPLIFIED = "zh-Hans";
  private static final String TRADITIONAL = "zh-Hant";
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern LATIN = Pattern.compile("[A-Za-z]{3}");
  private static final String COMMITS = "commits";

  private final Findings.InFile findings;

  ScriptReader(Findings.InFile findings) {
    this.findings = findings;
  }

  FlowDraft.Script read(String name, Yaml.Entry entry) {
    var what = "script " + name;
    var keys = new HashSet<>(Vocabulary.LANGUAGES);
    keys.add(COMMITS);
    var fields = new Fields(what, entry.value(), keys, findings);
    var variants = new LinkedHashMap<String, List<FlowDraft.Variant>>();
    for (var language : Vocabulary.LANGUAGES) {
      fields
          .value(language)
          .ifPresentOrElse(
              yaml ->
                  variants.put(
                      language,
                      variants(what + " (" + language + ")", fields.line(language), yaml)),
              () ->
                  findings.add(
                      entry.line(),
                      what + " has no " + language,
                      "Say the same in " + language + "."));
    }
    checkSame(name, variants);
    checkTongues(name, variants);
    var commits = new CommitsReader(findings).read(what, fields.value(COMMITS));
    return new FlowDraft.Script(name, entry.line(), variants, commits);
  }

  /** A blank line ends a variant; line breaks inside one stay. */
  private List<FlowDraft.Variant> variants(String what, int line, Yaml yaml) {
    if (!(yaml instanceof Yaml.Text text) || !text.block()) {
      findings.add(line, what + " is no block of text", "Write | and the text below it.");
      return List.of();
    }
    var variants = new ArrayList<FlowDraft.Variant>();
    var lines = (text.value() + "\n\n").split("\n", -1);
    var gathered = new ArrayList<String>();
    for (var i = 0; i < lines.length; i++) {
      if (!lines[i].isBlank()) {
        gathered.add(lines[i].strip());
      } else if (!gathered.isEmpty()) {
        var first = text.line() + 1 + i - gathered.size();
        variants.add(new FlowDraft.Variant(String.join("\n", gathered), first));
        gathered.clear();
      }
    }
    check(what, yaml.line(), variants);
    return variants;
  }

  private void check(String what, int line, List<FlowDraft.Variant> variants) {
    if (variants.isEmpty()) {
      findings.add(line, what + " has no wording", "Write at least one.");
    }
    var seen = new HashSet<String>();
    for (var variant : variants) {
      if (!seen.add(variant.text())) {
        findings.add(variant.line(), what + " has this wording twice", "Change or delete it.");
      }
      if (variant.text().length() > LONGEST) {
        findings.add(
            variant.line(),
            what + " has more than " + LONGEST + " characters",
            "Say it in one or two short sentences.");
      }
      checkBraces(what, variant);
    }
  }

  private void checkBraces(String what, FlowDraft.Variant variant) {
    var found = Placeholder.inBraces(variant.text());
    var rest = found.replaceAll("");
    if (rest.contains("{") || rest.contains("}")) {
      findings.add(variant.line(), what + " has a single brace", "Write {order}, or no brace.");
    }
    for (var code : codes(variant)) {
      if (Placeholder.ofCode(code).isEmpty()) {
        var known = new TreeSet<String>();
        for (var placeholder : Placeholder.values()) {
          known.add(placeholder.code());
        }
        findings.add(
            variant.line(),
            what + " has {" + code + "}, which is no placeholder",
            Spelling.remedy(code, known));
      }
    }
  }

  /** Text that was pasted below the wrong language. */
  private void checkTongues(String name, Map<String, List<FlowDraft.Variant>> variants) {
    var simplified =
        variants.getOrDefault(SIMPLIFIED, List.of()).stream().map(FlowDraft.Variant::text).toList();
    var chinese = List.of(SIMPLIFIED, TRADITIONAL);
    var isWritten =
        chinese.stream()
            .flatMap(language -> variants.getOrDefault(language, List.of()).stream())
            .anyMatch(variant -> HAN.matcher(variant.text()).find());
    // A script that is the same for everybody, as for who writes another language, needs none.
    for (var language : isWritten ? chinese : List.<String>of()) {
      for (var variant : variants.getOrDefault(language, List.of())) {
        var bare = Placeholder.inBraces(variant.text()).replaceAll("");
        if (LATIN.matcher(bare).find() && !HAN.matcher(bare).find()) {
          findings.add(
              variant.line(),
              "script " + name + " (" + language + ") has no Chinese in it",
              "Say it in Chinese.");
        }
      }
    }
    for (var variant : variants.getOrDefault(TRADITIONAL, List.of())) {
      if (simplified.contains(variant.text()) && SameCharacters.isSimplified(variant.text())) {
        findings.add(
            variant.line(),
            "script " + name + " (zh-Hant) is the Simplified text of zh-Hans",
            "Write it in Traditional characters, as it is said there.");
      }
    }
  }

  private void checkSame(String name, Map<String, List<FlowDraft.Variant>> variants) {
    var model = variants.get(Vocabulary.LANGUAGES.get(0));
    if (model == null || model.isEmpty()) {
      return;
    }
    for (var language : Vocabulary.LANGUAGES) {
      var others = variants.getOrDefault(language, List.of());
      if (others.isEmpty()) {
        continue;
      }
      if (others.size() != model.size()) {
        findings.add(
            others.get(0).line(),
            "script "
                + name
                + " has "
                + wordings(others)
                + " in "
                + language
                + " and "
                + wordings(model)
                + " in "
                + Vocabulary.LANGUAGES.get(0),
            "Give every language the same number.");
        continue;
      }
      for (var i = 0; i < model.size(); i++) {
        checkSame(name, language, model.get(i), others.get(i));
      }
    }
  }

  private void checkSame(
      String name, String language, FlowDraft.Variant model, FlowDraft.Variant other) {
    if (!codes(model).equals(codes(other))) {
      findings.add(
          other.line(),
          "script "
              + name
              + " has "
              + braced(codes(other))
              + " in "
              + language
              + " and "
              + braced(codes(model))
              + " in line "
              + model.line(),
          "Leave the same open in every language.");
    }
  }

  static Set<String> codes(FlowDraft.Variant variant) {
    var codes = new TreeSet<String>();
    Placeholder.inBraces(variant.text()).results().forEach(found -> codes.add(found.group(1)));
    return codes;
  }

  private static String wordings(List<FlowDraft.Variant> variants) {
    return variants.size() == 1 ? "1 wording" : variants.size() + " wordings";
  }

  private static String braced(Set<String> codes) {
    return codes.isEmpty() ? "no placeholder" : "{" + String.join("} {", codes) + "}";
  }
}
