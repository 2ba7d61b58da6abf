package io.amends.dialog.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.dialog.Commitment;
import io.amends.wording.Deadline;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A script that names a time says what is owed then, and one that commits names the time. */
class PromiseChecksTest {

  private static final String AWAY = "A colleague looks at {order}.";
  private static final String PROMISES = "promises: { warn-percent: 25, warn-at-most: 4 hours }\n";

  private final SampleSet set = new SampleSet();

  @BeforeEach
  void the_set_promises() {
    set.files().merge("policy.yaml", PROMISES, String::concat);
    set.files()
        .merge("repair.yaml", SampleSet.script("promise-late", "It is late."), String::concat);
  }

  @Test
  void a_time_without_what_is_owed_is_told_with_its_line() {
    set.change("sample.yaml", AWAY, AWAY + " She writes within two hours.");

    assertThat(set.problems())
        .containsExactly(
            "dialog-flows/sample.yaml:65  script cannot-check (zh-Hans) names a time, \"within two"
                + " hours\", and does not say what is owed then. Add commits: { to: answer, within:"
                + " 2 hours } to the script, or leave the time out.",
            "dialog-flows/sample.yaml:67  script cannot-check (zh-Hant) names no time, and the same"
                + " wording in another language \"2 hours\". Promise the same in every language.",
            "dialog-flows/sample.yaml:69  script cannot-check (en) names no time, and the same"
                + " wording in another language \"2 hours\". Promise the same in every language.");
  }

  @Test
  void a_commitment_that_no_wording_names_is_told_with_its_line() {
    commits("{ to: answer, within: 2 hours }");

    assertThat(set.problems())
        .containsExactly(
            "dialog-flows/sample.yaml:64  script cannot-check commits within 2 hours, and no"
                + " wording names that time. Say it in a wording, or delete the row.");
  }

  @Test
  void a_time_that_is_said_and_owed_is_kept_in_the_set() {
    everywhere(AWAY + " She writes within two hours.");
    commits("{ to: answer, within: 2 hours }");

    assertThat(set.read().script("sample/cannot-check").commits())
        .containsExactly(
            new Commitment(Commitment.To.ANSWER, new Deadline(2, Deadline.Unit.HOUR), ""));
    assertThat(set.read().promising().isNot()).isFalse();
  }

  @Test
  void another_time_than_the_one_that_is_owed_is_told() {
    everywhere(AWAY + " She writes within two hours.");
    commits("{ to: answer, within: 3 hours }");

    assertThat(set.problems()).hasSize(4).allMatch(problem -> problem.contains("hours"));
  }

  @Test
  void a_time_that_is_not_ours_is_marked_as_such() {
    everywhere(AWAY + " Please write within two days.");
    commits("{ to: nothing, within: 2 days }");

    assertThat(set.problems()).isEmpty();
  }

  @Test
  void what_cannot_be_read_is_told_with_what_to_write() {
    commits("{ to: answers, within: shortly, from: inspection, by: me }");

    assertThat(set.problems())
        .containsExactlyInAnyOrder(
            "dialog-flows/sample.yaml:64  \"by\" is no key of what script cannot-check commits to."
                + " Write one of: from, to, within.",
            "dialog-flows/sample.yaml:64  \"answers\" is nothing to commit to. Did you mean"
                + " \"answer\"?",
            "dialog-flows/sample.yaml:64  \"shortly\" is no time. Write a number and minutes,"
                + " hours, days, working days or weeks: 3 working days.",
            "dialog-flows/sample.yaml:64  \"inspection\" is no state of a remedy. Did you mean"
                + " \"inspecting\"?");
  }

  @Test
  void a_remedy_is_owed_only_where_one_was_chosen() {
    everywhere(AWAY + " It is done within two days.");
    commits("{ to: remedy, within: 2 days }");

    assertThat(set.problems()).singleElement().asString().contains("where none was chosen");
  }

  @Test
  void without_the_words_for_a_late_promise_nothing_is_promised() {
    set.change("repair.yaml", "  promise-late:", "  promise-lat:");

    assertThat(set.problems())
        .contains(
            "dialog-flows/repair.yaml:1  script repair/promise-late is missing. Add it: the program"
                + " says it.");
  }

  @Test
  void a_set_from_before_there_were_promises_reads_as_it_did_and_promises_nothing() {
    var old = new SampleSet();
    old.change("sample.yaml", AWAY, AWAY + " She writes within two hours.");

    assertThat(old.problems()).isEmpty();
    assertThat(old.read().promising().isNot()).isTrue();
  }

  @Test
  void such_a_set_has_nothing_to_commit_with() {
    var old = new SampleSet();
    old.change(
        "sample.yaml",
        "  cannot-check:\n",
        "  cannot-check:\n    commits: { to: answer, within: 2 hours }\n");

    assertThat(old.problems())
        .singleElement()
        .asString()
        .contains("policy.yaml has no \"promises\"")
        .contains("warn-percent");
  }

  @Test
  void the_shipped_set_commits_to_every_time_it_names() {
    var book = FlowFiles.read(FlowSource.shipped(), SampleSet.subjects());

    assertThat(book.script("remedies/reship-chosen").commits())
        .extracting(Commitment::toString)
        .isEqualTo(List.of("remedy within 3 working days", "news within 1 day"));
    assertThat(book.script("remedies/return-refund-detail").commits())
        .extracting(Commitment::toString)
        .containsExactly("remedy within 3 working days from inspecting");
  }

  private void commits(String row) {
    set.change("sample.yaml", "  cannot-check:\n", "  cannot-check:\n    commits: " + row + "\n");
  }

  private void everywhere(String words) {
    set.put("sample.yaml", set.files().get("sample.yaml").replace(AWAY, words));
  }
}
