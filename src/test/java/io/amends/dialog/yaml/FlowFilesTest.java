package io.amends.dialog.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.dialog.Condition;
import io.amends.dialog.Flow;
import io.amends.dialog.Flow.FollowUp.Then;
import io.amends.dialog.InvalidFlowsException;
import io.amends.remedy.Remedy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowFilesTest {

  private final SampleSet set = new SampleSet();

  @Test
  void a_flow_is_read_as_it_is_written() {
    var flow = set.read().flow("sample").orElseThrow();

    assertThat(flow.kind()).isEqualTo(Flow.Kind.COMPLAINT);
    assertThat(flow.startsOn()).containsExactly("quality-defect");
    assertThat(flow.defective()).isFalse();
    assertThat(flow.empathy())
        .containsExactly(
            new Flow.Line(Map.of("slot.occasion", new Condition.Known()), "sample/sorry-occasion"),
            new Flow.Line(Map.of(), "sample/sorry"));
    assertThat(flow.clarify())
        .containsExactly(
            new Flow.Step.Ask("order", Flow.Answer.NAMED, "sample/which-order", true, Map.of()),
            new Flow.Step.LookUp("order", Map.of()));
    assertThat(flow.cases()).hasSize(5);
    assertThat(flow.cases().get(2).continueWith()).isEqualTo("other");
    assertThat(flow.cases().get(3).when())
        .isEqualTo(Map.of("days-late", new Condition.AtLeast(new BigDecimal(3))));
    assertThat(flow.cases().get(4).offer()).containsExactly(Remedy.COUPON, Remedy.REFUND_ONLY);
    assertThat(flow.followUp())
        .isEqualTo(
            new Flow.FollowUp(Duration.ofHours(24), "sample/solved", Then.START_AGAIN, Then.CLOSE));
  }

  @Test
  void an_information_flow_may_end_with_its_answer() {
    assertThat(set.read().flow("other").orElseThrow().followUp().isNone()).isTrue();
  }

  @Test
  void a_blank_line_separates_variants() {
    assertThat(set.read().script("sample/which-order").in("en"))
        .containsExactly("Which order is it?", "The number, please.");
  }

  @Test
  void the_policy_comes_with_the_set() {
    var book = set.read();

    assertThat(book.policy().partialRefundPercent()).containsExactly(10, 20, 30);
    assertThat(book.policy().in("CNY").orElseThrow().approvalAbove().minor()).isEqualTo(20000);
    assertThat(book.policy().returnWindowDays()).containsEntry("EU", 14);
    assertThat(book.policy().offerStands()).isEqualTo(Duration.ofHours(72));
    assertThat(book.silence()).isEqualTo(Duration.ofMinutes(10));
    assertThat(book.idle()).isEqualTo(Duration.ofHours(24));
  }

  @Test
  void the_hash_follows_names_and_contents_alone() {
    var hash = FlowFiles.hash(Map.of("a.yaml", "x", "b.yaml", "y"));

    assertThat(hash)
        .isEqualTo("49680432ef1a2309628ade58eb63f49746a35db8165ed431d68b58fac8a8509d")
        .isEqualTo(FlowFiles.hash(Map.of("b.yaml", "y", "a.yaml", "x")));
    assertThat(FlowFiles.hash(Map.of("a.yaml", "xb", "b.yaml", "y"))).isNotEqualTo(hash);
    assertThat(FlowFiles.hash(Map.of("a.yaml", "x"))).isNotEqualTo(hash);
  }

  @Test
  void all_problems_are_told_at_once_by_file_and_line() {
    set.change("sample.yaml", "refund-only", "refundd")
        .change("sample.yaml", "quality-defect", "quality-defects")
        .change("other.yaml", "nothing-known", "nothing");

    assertThatThrownBy(set::read)
        .isInstanceOf(InvalidFlowsException.class)
        .hasMessageContaining("dialog-flows/sample.yaml:29  option \"refundd\" is no remedy");
    assertThat(set.problems())
        .extracting(problem -> problem.substring(0, problem.indexOf("  ")))
        .containsExactly(
            "dialog-flows/other.yaml:7",
            "dialog-flows/other.yaml:9",
            "dialog-flows/sample.yaml:4",
            "dialog-flows/sample.yaml:29",
            "dialog-flows/sample.yaml:29");
  }

  @Test
  void a_severity_is_a_known_one_beside_an_offer_that_can_make_good() {
    assertThat(withSeverity("[coupon, refund-only, reship]", "major").problems()).isEmpty();
    assertThat(withSeverity("[coupon, refund-only]", "minor").problems()).isEmpty();
    assertThat(withSeverity("[coupon, refund-only]", "mayor").problems())
        .containsExactly(
            "dialog-flows/sample.yaml:30  severity \"mayor\" is not known. Did you mean"
                + " \"major\"?");
    assertThat(withSeverity("[coupon, refund-only]", "major").problems())
        .containsExactly(
            "dialog-flows/sample.yaml:30  a case of severity major offers fewer than two kinds of"
                + " ways that make it good. Name two of: a replacement, a return, the money.");
    assertThat(
            new SampleSet()
                .change("sample.yaml", "continue-with: other", "severity: major")
                .problems())
        .contains(
            "dialog-flows/sample.yaml:23  \"severity\" of a case that offers nothing. Delete it, or"
                + " add an offer.");
  }

  private static SampleSet withSeverity(String offer, String severity) {
    return new SampleSet()
        .change("sample.yaml", "[coupon, refund-only]", offer + "\n    severity: " + severity);
  }

  /** What is spoilt in the sample, and what the author is told. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          flow: sample           | flow: simple          | 1  flow "simple" is in sample.yaml. Name the file simple.yaml, or the flow after the file.
          flow: sample           | flow: other           | 1  flow "other" is in other.yaml already. Give it another name.
          about: A               | aboot: A              | 2  "aboot" is no key of a flow. Did you mean "about"?
          kind: complaint        | kind: complain        | 3  kind "complain" is not known. Did you mean "complaint"?
          [quality-defect]       | [quality-defects]     | 4  "quality-defects" is no issue and no request. Did you mean "quality-defect"?
          [quality-defect]       | [order-status]        | 4  "order-status" starts "other" already. Let it start one of the two.
          [quality-defect]       | quality-defect        | 4  "starts-on" is no list. Write [one, two], or rows with -.
          slot.occasion: known   | slot.ocasion: known   | 6  slot "ocasion" is not known. Did you mean "occasion"?
          say: sorry-occasion    | say: sorry-ocasion    | 7  "sorry-ocasion" is not in scripts. Did you mean "sorry-occasion"?
          - say: sorry           | - {say: sorry, when: {slot.wish: known}} | 8  the last row of empathy has a "when". Add a row without one: it is said otherwise.
          ask: order             | ask: ordre            | 10  slot "ordre" is not known. Did you mean "order"?
          required: yes          | required: maybe       | 12  "required" is "maybe". Write yes or no.
          look-up: order         | look-up: parcel       | 13  look-up "parcel" is not known. Write one of: order.
          lookup: unavailable    | lookup: unavailabel   | 15  "lookup" is never "unavailabel". Did you mean "unavailable"?
          lookup: not-found      | shiped: no            | 18  fact "shiped" is not known. Did you mean "shipped"?
          lookup: not-found      | lookup: unavailable   | 18  this case never holds: the one in line 15 holds before it. Move the narrower one up, or delete it.
          say: cannot-check      | say: elsewhere/lost   | 16  "elsewhere/lost" is not in scripts. Look it up or leave it out.
          shipped: no            | shipped: at least 1   | 21  "shipped" is no number. Compare it with words, not with a bound.
          continue-with: other   | continue-with: othre  | 23  there is no flow "othre" to continue with. Did you mean "other"?
          continue-with: other   | offer: [gift, reship, gift] | 23  option "gift" is here twice. Delete one.
          continue-with: other   | continue-with: sample | 23  continuing with "sample" leads back to "sample". Let one of them end in an offer, an answer or a hand-off.
          at least 3             | at least soon         | 24  "soon" is no whole number. Write at least 3.
          at least 3             | sometimes             | 24  "days-late" is a number, never "sometimes". Write at least N, at most N, known or missing.
          - otherwise:           | - when: { delivered: yes } | 27  the last case is not "otherwise". Add what holds in all other cases.
          - when: { shipped: no } | - otherwise:         | 21  there are cases after "otherwise". Move it to the end.
          otherwise:             | hand-off: yes         | 27  a case has either "when" or "otherwise". Keep one; only the last case is "otherwise".
          [coupon, refund-only]  | [coupon, refundd]     | 29  option "refundd" is no remedy. Did you mean "refund-only"?
          [coupon, refund-only]  | [coupon, gift]        | 29  an offer is no choice: all its options are of one kind. Name at least two remedies of different kinds.
          [coupon, refund-only]  | [coupon]              | 29  an offer is no choice: all its options are of one kind. Name at least two remedies of different kinds.
          after: 24 hours        | after: a day          | 31  "a day" is no duration. Write a number and seconds, minutes, hours or days: 24 hours.
          say: solved            | sey: solved           | 32  "sey" is no key of a follow-up. Did you mean "say"?
          if-no: start-again     | if-no: start-over     | 33  the way on "start-over" is not known. Did you mean "start-again"?
          We are sorry.          | We are sorry, {oder}. | 38  script sorry (zh-Hans) has {oder}, which is no placeholder. Did you mean "order"?
          We are sorry.          | We are sorry {        | 38  script sorry (zh-Hans) has a single brace. Write {order}, or no brace.
          We are sorry.          | We owe you 5 yuan.    | 38  script sorry has an amount typed in. Write {amount}: the offer knows how much, and in which currency.
          We are sorry.          | We take 30% off.      | 38  script sorry has an amount typed in. Write {amount}: the offer knows how much, and in which currency.
          We are sorry.          | Sorry about {order}.  | 40  script sorry has no placeholder in zh-Hant and {order} in line 38. Leave the same open in every language.
          zh-Hant:               | zh-Hand:              | 39  "zh-Hand" is no key of script sorry. Did you mean "zh-Hans"?
          zh-Hant:               | zh-Hand:              | 36  script sorry has no zh-Hant. Say the same in zh-Hant.
          """)
  void what_is_wrong_is_told_with_its_line_and_a_way_out(String from, String to, String expected) {
    assertThat(set.change("sample.yaml", from, to).problems())
        .contains("dialog-flows/sample.yaml:" + expected);
  }

  @Test
  void human_language_sits_in_blocks() {
    set.change("sample.yaml", "zh-Hans: |\n      We are sorry.", "zh-Hans: We are sorry.");

    assertThat(set.problems())
        .containsExactly(
            "dialog-flows/sample.yaml:37  script sorry (zh-Hans) is no block of text. Write | and"
                + " the text below it.");
  }

  @Test
  void a_complaint_has_all_four_stages() {
    for (var stage : List.of("empathy", "clarify", "propose", "follow-up")) {
      var problems = new SampleSet().change("sample.yaml", "\n" + stage, "\nX" + stage).problems();

      assertThat(problems)
          .contains("dialog-flows/sample.yaml:1  a complaint has no \"" + stage + "\". Add it.");
    }
  }

  @Test
  void a_circle_of_flows_is_found_whatever_its_length() {
    set.change(
        "other.yaml",
        "answer:\n",
        "answer:\n  - when: { slot.wish: known }\n    say: nothing-known\n"
            + "    continue-with: sample\n");

    assertThat(set.problems())
        .containsExactly(
            "dialog-flows/other.yaml:8  continuing with \"sample\" leads back to \"other\". Let one"
                + " of them end in an offer, an answer or a hand-off.",
            "dialog-flows/sample.yaml:23  continuing with \"other\" leads back to \"sample\". Let"
                + " one of them end in an offer, an answer or a hand-off.");
  }

  @Test
  void only_a_complaint_offers() {
    set.change(
        "other.yaml", "say: nothing-known", "say: nothing-known\n    offer: [coupon, reship]");

    assertThat(set.problems())
        .contains(
            "dialog-flows/other.yaml:6  only a complaint can offer. Delete the offer, or make it a"
                + " complaint.");
  }

  @Test
  void facts_need_a_look_up() {
    set.change("sample.yaml", "  - look-up: order\n", "");

    assertThat(set.problems())
        .contains(
            "dialog-flows/sample.yaml:14  fact \"lookup\" is asked for, and nothing is looked up."
                + " Add \"- look-up: order\" to clarify.");
  }

  @Test
  void nothing_is_offered_before_the_order_is_found() {
    set.change("sample.yaml", "  - when: { lookup: not-found }", "  - when: { slot.wish: known }");

    assertThat(set.problems())
        .contains(
            "dialog-flows/sample.yaml:27  an offer is made where the order may not have been found."
                + " Look the order up, and put cases for lookup: unavailable and not-found above.");
  }

  @Test
  void a_set_without_a_policy_is_refused() {
    assertThat(set.without("policy.yaml").problems())
        .containsExactly(
            "dialog-flows/policy.yaml:1  the file is missing. Put the shop's limits there.");
  }
}
