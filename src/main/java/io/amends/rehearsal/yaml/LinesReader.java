package io.amends.rehearsal.yaml;

import io.amends.language.Taxonomy;
import io.amends.language.Understanding;
import io.amends.rehearsal.Cue;
import io.amends.rehearsal.Meant;
import io.amends.yaml.Fields;
import io.amends.yaml.FileFindings;
import io.amends.yaml.Spelling;
import io.amends.yaml.Word;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads a customer's line and what it means. */
final class LinesReader {

  static final Set<String> KEYS = Set.of("photo", "understood", "named", "language");

  private static final String EMOTION = "[0-4]";
  private static final String NONE = "und";

  private final String language;
  private final FileFindings findings;

  LinesReader(String language, FileFindings findings) {
    this.language = language;
    this.findings = findings;
  }

  Cue.Writes read(String key, Fields fields) {
    var own = fields.word("language");
    var spoken = own.isBlank() ? language : own.text();
    return new Cue.Writes(fields.word(key).text(), fields.yes("photo"), meant(fields, spoken));
  }

  private Understanding meant(Fields fields, String spoken) {
    var heads = new EnumMap<Taxonomy, List<String>>(Taxonomy.class);
    for (var head : Taxonomy.values()) {
      heads.put(head, new ArrayList<>());
    }
    var emotion = 0;
    for (var word : fields.words("understood")) {
      if (word.text().matches(EMOTION)) {
        emotion = Integer.parseInt(word.text());
      } else {
        Taxonomy.headOf(word.text())
            .map(heads::get)
            .ifPresentOrElse(codes -> codes.add(word.text()), () -> unknown(word));
      }
    }
    var codes =
        new Meant.Codes(
            heads.getOrDefault(Taxonomy.ISSUE, List.of()),
            heads.getOrDefault(Taxonomy.REQUEST, List.of()),
            heads.getOrDefault(Taxonomy.ACT, List.of()),
            heads.getOrDefault(Taxonomy.RISK, List.of()));
    return Meant.of(spoken, !spoken.equals(NONE), codes, emotion, named(fields));
  }

  private Map<String, String> named(Fields fields) {
    var named = new LinkedHashMap<String, String>();
    fields
        .value("named")
        .map(yaml -> new Fields("what is named", yaml, Meant.NAMED, findings))
        .ifPresent(
            inner ->
                inner.all().keySet().stream()
                    .filter(Meant.NAMED::contains)
                    .forEach(type -> named(type, inner.word(type), named)));
    return named;
  }

  private void named(String type, Word word, Map<String, String> named) {
    if (type.equals("amount") && !word.text().matches("\\d{1,9}(\\.\\d{1,2})?( [A-Z]{3})?")) {
      findings.add(word.line(), word.quoted() + " is no amount", "Write 20 or 20 CNY.");
      return;
    }
    named.put(type, word.text());
  }

  private void unknown(Word word) {
    var known = new TreeSet<String>();
    for (var head : Taxonomy.values()) {
      known.addAll(head.codes());
    }
    findings.add(
        word.line(),
        word.quoted() + " is no label and no emotion from 0 to 4",
        Spelling.remedy(word.text(), known));
  }
}
