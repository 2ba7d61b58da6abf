package io.amends.rehearsal.yaml;

import io.amends.dialog.FlowBook;
import io.amends.rehearsal.Cue;
import io.amends.rehearsal.Golden.Beat;
import io.amends.rehearsal.Reaction;
import io.amends.yaml.Durations;
import io.amends.yaml.Fields;
import io.amends.yaml.FileFindings;
import io.amends.yaml.Spelling;
import io.amends.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the rows of a golden: what happens, and under it what Amends does. */
final class TurnsReader {

  /** Rows that a step begins with, and the keys that go with each. */
  static final Map<String, Set<String>> CUES = cues();

  /** What the shop tells of a remedy. */
  static final Set<String> STATES =
      Set.of("approved", "awaiting-parcel", "inspecting", "done", "refused");

  /** Whether the row goes on with what the row before it is about. */
  private static final String ADDS = "adds";

  private final LinesReader lines;
  private final ReactionReader reactions;
  private final FileFindings findings;

  /** Every remedy that was offered so far. */
  private final Set<String> offered = new TreeSet<>();

  TurnsReader(FlowBook book, String language, FileFindings findings) {
    this.lines = new LinesReader(language, findings);
    this.reactions = new ReactionReader(book, findings);
    this.findings = findings;
  }

  private static Map<String, Set<String>> cues() {
    var cues = new LinkedHashMap<String, Set<String>>();
    cues.put("customer", LinesReader.KEYS);
    cues.put(ADDS, LinesReader.KEYS);
    for (var bare :
        List.of(
            "clicks",
            "time-passes",
            "shop-tells",
            "agent-takes",
            "agent",
            "agent-gives-back",
            "agent-approves")) {
      cues.put(bare, Set.of());
    }
    return cues;
  }

  List<Beat> read(List<Yaml> rows) {
    var beats = new ArrayList<Beat>();
    var cues = new ArrayList<Cue>();
    var reaction = new ArrayList<Fields>();
    var line = 0;
    for (var row : rows) {
      var key = cueOf(row);
      if (key.isEmpty()) {
        var fields = new Fields("a row", row, ReactionReader.KEYS, findings);
        if (fields.has("offers")) {
          fields.words("offers").forEach(word -> offered.add(word.text()));
        }
        reaction.add(fields);
        continue;
      }
      if (!key.get().equals(ADDS)) {
        add(beats, cues, reaction, line);
        line = row.line();
      }
      cue(key.get(), row).ifPresent(cues::add);
    }
    add(beats, cues, reaction, line);
    if (beats.isEmpty()) {
      findings.add(1, "nobody says anything", "Begin turns: with \"- customer: ...\".");
    }
    return beats;
  }

  private void add(List<Beat> beats, List<Cue> cues, List<Fields> reaction, int line) {
    if (cues.isEmpty() && !reaction.isEmpty()) {
      findings.add(
          reaction.get(0).line(), "nothing happened before this", "Put what happens above it.");
    }
    Reaction read = reactions.read(reaction);
    if (!cues.isEmpty()) {
      beats.add(new Beat(cues, read, line));
    }
    cues.clear();
    reaction.clear();
  }

  private static Optional<String> cueOf(Yaml row) {
    return row instanceof Yaml.Entries entries
        ? CUES.keySet().stream().filter(entries.all()::containsKey).findFirst()
        : Optional.empty();
  }

  private Optional<Cue> cue(String key, Yaml row) {
    var keys = new TreeSet<>(CUES.getOrDefault(key, Set.of()));
    keys.add(key);
    var fields = new Fields("a row with \"" + key + "\"", row, keys, findings);
    var word = fields.word(key);
    if (word.isBlank()) {
      return Optional.empty();
    }
    return switch (key) {
      case "customer", ADDS -> Optional.of(lines.read(key, fields));
      case "clicks" -> clicks(fields, key);
      case "time-passes" -> Optional.of(new Cue.TimePasses(Durations.read(word, findings)));
      case "shop-tells" -> known(fields, key, STATES).map(Cue.ShopTells::new);
      case "agent" -> Optional.of(new Cue.AgentWrites(word.text()));
      case "agent-takes" -> yes(fields, key, new Cue.AgentTakes());
      case "agent-gives-back" -> yes(fields, key, new Cue.AgentGivesBack());
      default -> Optional.of(new Cue.AgentDecides(fields.yes(key)));
    };
  }

  /** What can be clicked was offered in a row above. */
  private Optional<Cue> clicks(Fields fields, String key) {
    var word = fields.word(key);
    var found = known(fields, key, ReactionReader.REMEDIES);
    if (found.isPresent() && !offered.isEmpty() && !offered.contains(word.text())) {
      findings.add(word.line(), word.quoted() + " is not offered before", Spelling.oneOf(offered));
    }
    return found.map(Cue.Clicks::new);
  }

  private Optional<Cue> yes(Fields fields, String key, Cue cue) {
    if (!fields.yes(key)) {
      findings.add(fields.line(key), "\"" + key + "\" is not yes", "Write yes or delete the row.");
    }
    return Optional.of(cue);
  }

  private Optional<String> known(Fields fields, String key, Set<String> words) {
    var word = fields.word(key);
    if (words.contains(word.text())) {
      return Optional.of(word.text());
    }
    findings.add(
        word.line(), word.quoted() + " is not known here", Spelling.remedy(word.text(), words));
    return Optional.empty();
  }
}
