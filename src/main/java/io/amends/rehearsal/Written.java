package io.amends.rehearsal;

import io.amends.rehearsal.Golden.Beat;
import io.amends.rehearsal.Performance.Scene;
import io.amends.rehearsal.Reaction.Said;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes steps as the rows of a golden file. */
final class Written {

  private Written() {}

  /** The rows that would pass, {@code turns:} and {@code ends:} with them, ready to paste. */
  static String passing(Performance performance) {
    var rows = new ArrayList<String>(List.of("turns:"));
    var language = performance.golden().opening().language();
    for (var scene : performance.scenes()) {
      cues(scene.beat(), language).forEach(row -> rows.add("  " + row));
      reaction(pinned(scene)).forEach(row -> rows.add("  " + row));
    }
    rows.add("");
    rows.add("ends: " + performance.ends());
    return String.join("\n", rows) + "\n";
  }

  /**
   * @param language of lines that do not tell theirs
   */
  static List<String> cues(Beat beat, String language) {
    var rows = new ArrayList<String>();
    for (var cue : beat.cues()) {
      cue(cue, rows, rows.isEmpty() ? "customer" : "adds", language);
    }
    return rows;
  }

  static List<String> reaction(Reaction reaction) {
    var rows = new ArrayList<String>();
    for (var said : reaction.said()) {
      said(said, rows);
    }
    var acts = new ArrayList<String>();
    addWord(acts, "only-way", reaction.onlyWay());
    addList(acts, "does", reaction.does());
    reaction.notes().forEach(note -> acts.add("notes: " + quoted(note)));
    addWord(acts, "hands-off", reaction.handsOff());
    addWord(acts, "closes", reaction.closes());
    for (var act : acts) {
      rows.add((rows.isEmpty() ? "- " : "  ") + act);
    }
    return rows.isEmpty() ? List.of("- silent: yes") : rows;
  }

  /** Words that the golden pins stay pinned, as long as they are said. */
  private static Reaction pinned(Scene scene) {
    var golden = scene.beat().reaction().said();
    var said = new ArrayList<Said>();
    for (var now : scene.reaction().said()) {
      var pin = said.size() < golden.size() ? golden.get(said.size()).text() : "";
      var kept = now.text().contains(pin) ? pin : "";
      said.add(new Said(now.suggested(), now.scripts(), now.offers(), kept));
    }
    var reaction = scene.reaction();
    return new Reaction(
        said,
        reaction.onlyWay(),
        reaction.does(),
        reaction.handsOff(),
        reaction.closes(),
        reaction.notes());
  }

  private static void cue(Cue cue, List<String> rows, String key, String language) {
    if (cue instanceof Cue.Writes line) {
      rows.add("- " + key + ": " + quoted(line.text()));
      if (line.photo()) {
        rows.add("  photo: yes");
      }
      rows.addAll(Meant.rows(line.meant()));
      if (!line.meant().language().equals(language)) {
        rows.add("  language: " + line.meant().language());
      }
    } else if (cue instanceof Cue.Clicks click) {
      rows.add("- clicks: " + click.remedy());
    } else if (cue instanceof Cue.TimePasses passes) {
      rows.add("- time-passes: " + words(passes.time()));
    } else if (cue instanceof Cue.ShopTells tells) {
      rows.add("- shop-tells: " + tells.state());
    } else if (cue instanceof Cue.AgentWrites words) {
      rows.add("- agent: " + quoted(words.text()));
    } else if (cue instanceof Cue.AgentDecides decides) {
      rows.add("- agent-approves: " + (decides.approved() ? "yes" : "no"));
    } else {
      rows.add(cue instanceof Cue.AgentTakes ? "- agent-takes: yes" : "- agent-gives-back: yes");
    }
  }

  private static void said(Said said, List<String> rows) {
    var key = said.suggested() ? "- suggests" : "- amends";
    rows.add(key + ": [" + String.join(", ", said.scripts()) + "]");
    if (!said.offers().isEmpty()) {
      rows.add("  offers: [" + String.join(", ", said.offers()) + "]");
    }
    if (!said.text().isEmpty()) {
      rows.add("  says: " + quoted(said.text()));
    }
  }

  private static void addWord(List<String> acts, String key, String value) {
    if (!value.isEmpty()) {
      acts.add(key + ": " + value);
    }
  }

  private static void addList(List<String> acts, String key, List<String> values) {
    if (!values.isEmpty()) {
      acts.add(key + ": [" + String.join(", ", values) + "]");
    }
  }

  static String words(Duration time) {
    if (time.toSeconds() % 60 != 0) {
      return time.toSeconds() + " seconds";
    }
    if (time.toMinutes() % 60 != 0) {
      return time.toMinutes() + " minutes";
    }
    return time.toHours() + " hours";
  }

  static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t")
        + '"';
  }
}
