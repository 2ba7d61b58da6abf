package io.amends.dialog.yaml;

import io.amends.dialog.Vocabulary;
import io.amends.yaml.Durations;
import io.amends.yaml.Fields;
import io.amends.yaml.Spelling;
import io.amends.yaml.Word;
import io.amends.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one flow file into a draft; what is wrong with its shape becomes findings. */
final class FlowReader {

  static final Set<String> KINDS = Set.of("complaint", "information", "words");

  static final Set<String> KEYS =
      Set.of(
          "flow",
          "about",
          "kind",
          "starts-on",
          "defective",
          "empathy",
          "clarify",
          "propose",
          "answer",
          "follow-up",
          "scripts");

  static final Set<String> KEYS_OF_WORDS = Set.of("flow", "about", "kind", "scripts");

  static final Set<String> SEVERITIES = Set.of("minor", "major");

  static final Set<String> CASE =
      Set.of(
          "when",
          "otherwise",
          "say",
          "offer",
          "severity",
          "confirm",
          "continue-with",
          "hand-off",
          "note");

  private final String file;
  private final Findings.InFile findings;
  private final WhenReader whens;

  FlowReader(String file, Findings.InFile findings) {
    this.file = file;
    this.findings = findings;
    this.whens = new WhenReader(findings);
  }

  FlowDraft read(Yaml yaml) {
    var fields = new Fields("a flow", yaml, isWords(yaml) ? KEYS_OF_WORDS : KEYS, findings);
    var kind = kind(fields);
    var isComplaint = kind.equals("complaint");
    checkStages(fields, kind);
    return new FlowDraft(
        file,
        fields.required("flow"),
        fields.required("about").text(),
        kind,
        fields.words("starts-on"),
        fields.yes("defective"),
        fields.rows("empathy").stream().map(this::line).toList(),
        fields.rows("clarify").stream().map(this::step).toList(),
        fields.rows(isComplaint ? "propose" : "answer").stream().map(this::found).toList(),
        followUp(fields),
        scripts(fields));
  }

  private static boolean isWords(Yaml yaml) {
    var kind = yaml instanceof Yaml.Entries entries ? entries.all().get("kind") : null;
    return kind != null && kind.value() instanceof Yaml.Text text && text.value().equals("words");
  }

  private String kind(Fields fields) {
    var kind = fields.required("kind");
    if (!kind.isBlank() && !KINDS.contains(kind.text())) {
      findings.add(
          kind.line(),
          "kind " + kind.quoted() + " is not known",
          Spelling.remedy(kind.text(), KINDS));
    }
    return kind.text();
  }

  /** P1: every complaint is met the same way. */
  private void checkStages(Fields fields, String kind) {
    if (kind.equals("complaint")) {
      for (var stage : List.of("empathy", "clarify", "propose", "follow-up")) {
        require(fields, stage, "a complaint");
      }
      refuse(fields, "answer", "A complaint has \"propose\" instead.");
    }
    if (kind.equals("information")) {
      require(fields, "answer", "an information flow");
      refuse(fields, "propose", "Make it \"answer\", or the flow a complaint.");
    }
    if (!kind.equals("words")) {
      require(fields, "starts-on", "a flow");
    }
  }

  private void require(Fields fields, String stage, String what) {
    if (!fields.has(stage)) {
      findings.add(fields.line(), what + " has no \"" + stage + "\"", "Add it.");
    } else if (fields.value(stage).filter(FlowReader::isNothing).isPresent()) {
      findings.add(fields.line(stage), "\"" + stage + "\" is empty", "Add at least one row.");
    }
  }

  private void refuse(Fields fields, String stage, String remedy) {
    if (fields.has(stage)) {
      findings.add(fields.line(stage), "\"" + stage + "\" does not belong here", remedy);
    }
  }

  private static boolean isNothing(Yaml yaml) {
    return yaml instanceof Yaml.Rows rows && rows.rows().isEmpty();
  }

  private FlowDraft.Line line(Yaml yaml) {
    var fields = new Fields("a row of empathy", yaml, Set.of("when", "say"), findings);
    return new FlowDraft.Line(when(fields), fields.required("say"));
  }

  private FlowDraft.Step step(Yaml yaml) {
    var looksUp = yaml instanceof Yaml.Entries entries && entries.all().containsKey("look-up");
    var keys =
        looksUp ? Set.of("look-up", "when") : Set.of("ask", "as", "with", "required", "when");
    var fields = new Fields(looksUp ? "a look-up" : "a question", yaml, keys, findings);
    var none = new Word("", fields.line());
    if (looksUp) {
      var fact = fields.word("look-up");
      check(fact, "look-up", Vocabulary.LOOK_UPS);
      return new FlowDraft.Step(fact, none, none, none, false, when(fields));
    }
    var slot = fields.required("ask");
    var as = fields.word("as");
    checkAnswer(slot, as);
    return new FlowDraft.Step(
        none, slot, as, fields.required("with"), fields.yes("required"), when(fields));
  }

  /** What any conversation knows has its kind of answer; a slot of the flow's own says it. */
  private void checkAnswer(Word slot, Word as) {
    var isBuiltIn = Vocabulary.SLOTS.containsKey(slot.text());
    if (isBuiltIn && !as.isBlank()) {
      findings.add(
          as.line(), "slot " + slot.quoted() + " has its kind of answer already", "Delete \"as\".");
    } else if (!isBuiltIn && !slot.isBlank() && as.isBlank()) {
      findings.add(
          slot.line(),
          "slot " + slot.quoted() + " is not known",
          Spelling.closest(slot.text(), Vocabulary.SLOTS.keySet())
              .map(close -> "Did you mean \"" + close + "\"?")
              .orElse("For a question of your own add \"as: yes-no\", as: day or as: text."));
    } else if (!as.isBlank()) {
      check(as, "kind of answer", FlowDraft.ANSWERS.keySet());
    }
  }

  private void check(Word word, String what, Set<String> known) {
    if (!word.isBlank() && !known.contains(word.text())) {
      findings.add(
          word.line(),
          what + " " + word.quoted() + " is not known",
          Spelling.remedy(word.text(), known));
    }
  }

  private FlowDraft.Case found(Yaml yaml) {
    var fields = new Fields("a case", yaml, CASE, findings);
    if (fields.has("when") == fields.has("otherwise")) {
      findings.add(
          fields.line(),
          "a case has either \"when\" or \"otherwise\"",
          "Keep one; only the last case is \"otherwise\".");
    }
    return new FlowDraft.Case(
        fields.line(),
        fields.has("otherwise"),
        when(fields),
        fields.has("confirm") ? fields.word("say") : fields.required("say"),
        fields.words("offer"),
        severity(fields),
        fields.word("confirm"),
        fields.word("continue-with"),
        fields.yes("hand-off"),
        fields.word("note"));
  }

  private Word severity(Fields fields) {
    var severity = fields.word("severity");
    check(severity, "severity", SEVERITIES);
    return severity;
  }

  private FlowDraft.When when(Fields fields) {
    return fields.value("when").map(whens::read).orElseGet(FlowDraft.When::always);
  }

  private FlowDraft.@Nullable FollowUp followUp(Fields fields) {
    if (!fields.has("follow-up")) {
      return null;
    }
    var row =
        new Fields(
            "a follow-up",
            fields.value("follow-up").orElseThrow(),
            Set.of("after", "say", "if-no", "if-silent"),
            findings);
    var after = row.required("after");
    Durations.read(after, findings);
    return new FlowDraft.FollowUp(
        after, row.required("say"), then(row, "if-no"), then(row, "if-silent"));
  }

  private Word then(Fields row, String key) {
    var then = row.required(key);
    check(then, "the way on", Set.of("hand-off", "close", "start-again"));
    return then;
  }

  private LinkedHashMap<String, FlowDraft.Script> scripts(Fields fields) {
    var scripts = new LinkedHashMap<String, FlowDraft.Script>();
    var reader = new ScriptReader(findings);
    if (fields.value("scripts").isPresent()
        && fields.value("scripts").get() instanceof Yaml.Entries entries) {
      for (var entry : new ArrayList<>(entries.all().entrySet())) {
        scripts.put(entry.getKey(), reader.read(entry.getKey(), entry.getValue()));
      }
    } else {
      findings.add(fields.line("scripts"), "a flow has no \"scripts\"", "Add what it says.");
    }
    return scripts;
  }
}
