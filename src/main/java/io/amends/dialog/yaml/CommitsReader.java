package io.amends.dialog.yaml;

import io.amends.dialog.Commitment;
import io.amends.dialog.Vocabulary;
import io.amends.wording.Deadline;
import io.amends.yaml.Fields;
import io.amends.yaml.Spelling;
import io.amends.yaml.Word;
import io.amends.yaml.Yaml;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a script commits to: {@code { to: remedy, within: 3 working days }}, or a list of
 * these.
 */
final class CommitsReader {

  private static final Set<String> KEYS = Set.of("to", "within", "from");
  private static final List<String> TO =
      Arrays.stream(Commitment.To.values()).map(Commitment.To::code).toList();

  private final Findings.InFile findings;

  CommitsReader(Findings.InFile findings) {
    this.findings = findings;
  }

  List<FlowDraft.Commits> read(String what, Optional<Yaml> yaml) {
    if (yaml.isEmpty()) {
      return List.of();
    }
    var rows = yaml.get() instanceof Yaml.Rows many ? many.rows() : List.of(yaml.get());
    return rows.stream().flatMap(row -> one(what, row).stream()).toList();
  }

  private Optional<FlowDraft.Commits> one(String what, Yaml row) {
    var fields = new Fields("what " + what + " commits to", row, KEYS, findings);
    var to = fields.required("to");
    var kind = Commitment.To.ofCode(to.text());
    if (kind.isEmpty() && !to.isBlank()) {
      refuse(to, "is nothing to commit to", Spelling.remedy(to.text(), TO));
    }
    var within = fields.required("within");
    var deadline = Deadline.of(within.text());
    if (deadline.isEmpty() && !within.isBlank()) {
      refuse(
          within,
          "is no time",
          "Write a number and minutes, hours, days, working days or weeks: 3 working days.");
    }
    var from = fields.word("from");
    if (!from.isBlank() && !Vocabulary.REMEDY_STATES.contains(from.text())) {
      refuse(
          from, "is no state of a remedy", Spelling.remedy(from.text(), Vocabulary.REMEDY_STATES));
    }
    return kind.isEmpty() || deadline.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FlowDraft.Commits(
                fields.line(), new Commitment(kind.get(), deadline.get(), from.text())));
  }

  private void refuse(Word word, String what, String remedy) {
    findings.add(word.line(), word.quoted() + " " + what, remedy);
  }
}
