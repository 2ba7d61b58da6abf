package io.amends.rehearsal.yaml;

import io.amends.dialog.FlowBook;
import io.amends.rehearsal.Reaction;
import io.amends.rehearsal.Reaction.Said;
import io.amends.remedy.Remedy;
import io.amends.yaml.Fields;
import io.amends.yaml.FileFindings;
import io.amends.yaml.Spelling;
import io.amends.yaml.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what Amends does on a cue; it may take several rows. */
final class ReactionReader {

  static final Set<String> KEYS =
      Set.of(
          "amends",
          "suggests",
          "offers",
          "says",
          "only-way",
          "does",
          "notes",
          "hands-off",
          "closes",
          "silent");

  static final Set<String> REMEDIES =
      Arrays.stream(Remedy.values()).map(Remedy::code).collect(Collectors.toUnmodifiableSet());

  private final FlowBook book;
  private final FileFindings findings;

  ReactionReader(FlowBook book, FileFindings findings) {
    this.book = book;
    this.findings = findings;
  }

  Reaction read(List<Fields> rows) {
    var said = new ArrayList<Said>();
    var does = new ArrayList<String>();
    var notes = new ArrayList<String>();
    var onlyWay = "";
    var handsOff = "";
    var closes = "";
    for (var row : rows) {
      said(row, said);
      row.words("does").stream().map(Word::text).forEach(does::add);
      onlyWay = later(row, "only-way", onlyWay);
      handsOff = later(row, "hands-off", handsOff);
      closes = later(row, "closes", closes);
      if (row.has("notes")) {
        notes.add(row.word("notes").text());
      }
    }
    var reaction = new Reaction(said, onlyWay, does, handsOff, closes, notes);
    rows.stream()
        .filter(row -> row.yes("silent") && !reaction.isNone())
        .forEach(row -> findings.add(row.line(), "it is silent, and not", "Delete \"silent\"."));
    return reaction;
  }

  private void said(Fields row, List<Said> said) {
    if (row.has("amends") && row.has("suggests")) {
      findings.add(row.line(), "a row has two kinds of words", "Make two rows of it.");
    }
    for (var key : List.of("amends", "suggests")) {
      if (row.has(key)) {
        var scripts = known(row, key, book.scripts().keySet());
        var offers = known(row, "offers", REMEDIES);
        said.add(new Said(key.equals("suggests"), scripts, offers, row.word("says").text()));
      }
    }
  }

  private List<String> known(Fields row, String key, Collection<String> words) {
    for (var word : row.words(key)) {
      if (!words.contains(word.text())) {
        findings.add(
            word.line(), "there is no " + word.quoted(), Spelling.remedy(word.text(), words));
      }
    }
    return row.words(key).stream().map(Word::text).toList();
  }

  private static String later(Fields row, String key, String before) {
    return row.has(key) ? row.word(key).text() : before;
  }
}
