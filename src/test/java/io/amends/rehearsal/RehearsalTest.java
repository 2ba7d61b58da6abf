package io.amends.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.rehearsal.yaml.GoldenFiles;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Playing a golden: what is told when it goes otherwise, and what of the flows it visits. */
class RehearsalTest {

  private static final String LATE =
      """
      golden: A late parcel
      language: en
      order: { number: E20261103002, shipment.state: in-transit, days-late: 3 }
      turns:
        - customer: "E20261103002 is three days late"
          understood: [late-delivery, complain, 1]
          named: { order-number: E20261103002 }
        - amends: [late-delivery/sorry, late-delivery/is-there-a-date]
        - customer: "no"
          understood: [deny, 0]
        - amends: [late-delivery/too-late]
          offers: [coupon, chase-courier]
        - clicks: chase-courier
        - amends: [remedies/chase-courier-chosen]
          says: "courier"
          does: [chase-courier E20261103002]
      ends: open
      """;

  private final Rehearsal rehearsal = new Rehearsal(Shipped.BOOK);

  @Test
  void a_conversation_goes_as_it_is_written() {
    assertThat(decided(LATE).faults()).isEmpty();
  }

  @Test
  void other_words_offers_acts_and_ends_are_told() {
    assertThat(decided(LATE.replace("late-delivery/too-late", "late-delivery/held")).faults())
        .containsExactly("line 9 goes otherwise");
    assertThat(decided(LATE.replace("coupon, chase", "gift, chase")).faults())
        .containsExactly("line 9 goes otherwise");
    assertThat(decided(LATE.replace("does: [chase-courier", "does: [coupon")).faults())
        .containsExactly("line 13 goes otherwise");
    assertThat(decided(LATE.replace("\"courier\"", "\"pigeon\"")).faults())
        .containsExactly("line 13 goes otherwise");
    assertThat(decided(LATE.replace("ends: open", "ends: solved")).faults())
        .containsExactly("it ends open, not solved");
  }

  @Test
  void a_model_hears_the_words_and_not_what_is_written_beside_them() {
    var other = LATE.replace("E20261103002 is three days late", "hello");
    var golden = GoldenFiles.read(Map.of("late.yaml", other), Shipped.BOOK).get(0);

    assertThat(rehearsal.play(golden, Ear.given()).isAsWritten()).isTrue();
    assertThat(rehearsal.play(golden, Ear.of(Shipped.model())).faults())
        .contains("line 5 goes otherwise");
  }

  @Test
  void what_cannot_be_clicked_is_told() {
    var other =
        LATE.replace("[coupon, chase-courier]", "[coupon, reship]")
            .replace("clicks: chase-courier", "clicks: reship");

    assertThat(decided(other).faults()).contains("line 13: reship is not on the table");
  }

  @Test
  void a_failure_shows_both_transcripts_and_rows_that_pass() {
    var told = SideBySide.of(decided(LATE.replace("late-delivery/too-late", "late-delivery/held")));
    var rows = told.substring(told.indexOf("turns:"));

    assertThat(told)
        .contains("as written", "as it went", "> - amends: [late-delivery/held]")
        .contains("| - amends: [late-delivery/too-late]");
    assertThat(decided(LATE.substring(0, LATE.indexOf("turns:")) + rows).faults()).isEmpty();
  }

  @Test
  void time_brings_what_falls_due() {
    var later =
        LATE.replace(
            "ends: open",
            """
              - time-passes: 24 hours
              - amends: [late-delivery/did-it-move]
              - time-passes: 1 days
              - amends: [repair/closing-silent]
                closes: silent
            ends: silent
            """);

    assertThat(decided(later).faults()).isEmpty();
    assertThat(decided(later).visits()).contains(new Spot.FollowedUp("late-delivery", "silent"));
  }

  @Test
  void messages_in_a_row_are_answered_once() {
    var burst =
        LATE.replace(
            "  - amends: [late-delivery/sorry",
            "  - adds: \"hello?\"\n    understood: [greet, 0]\n  - amends: [late-delivery/sorry");

    assertThat(decided(burst).faults()).isEmpty();
  }

  @Test
  void what_is_visited_is_the_case_its_options_and_nothing_else() {
    assertThat(decided(LATE).visits())
        .containsExactlyInAnyOrder(
            new Spot.CaseTaken("late-delivery", tooLate()),
            new Spot.Offered("late-delivery", tooLate(), "coupon"),
            new Spot.Offered("late-delivery", tooLate(), "chase-courier"));
  }

  @Test
  void what_no_golden_visits_is_missing() {
    var coverage = Coverage.of(Shipped.BOOK, List.of(decided(LATE)));

    assertThat(coverage.isWhole()).isFalse();
    assertThat(coverage.missing())
        .contains(
            new Spot.CaseTaken("late-delivery", 1), new Spot.FollowedUp("late-delivery", "no"))
        .doesNotContain(new Spot.CaseTaken("late-delivery", tooLate()));
    assertThat(coverage.report(Shipped.BOOK)).contains("No golden comes by:");
  }

  @Test
  void an_option_that_always_loses_is_out_of_reach_with_its_reason() {
    var coverage = Coverage.of(Shipped.BOOK, List.of());

    assertThat(coverage.outOfReach())
        .isNotEmpty()
        .allSatisfy((spot, why) -> assertThat(why).isNotBlank());
    assertThat(coverage.there())
        .contains(
            new Spot.Offered("late-delivery", tooLate(), "gift"),
            // Only once the repair and what is beside it were turned down.
            new Spot.Offered("quality-defect", usableAndRepairWanted(), "return-refund"));
  }

  private static int tooLate() {
    return number("late-delivery", "late-delivery/too-late");
  }

  private static int usableAndRepairWanted() {
    var cases = Shipped.BOOK.flow("quality-defect").orElseThrow().cases();
    return 1
        + cases.stream()
            .map(found -> found.when().keySet())
            .toList()
            .lastIndexOf(Set.of("slot.usable", "slot.wish"));
  }

  private static int number(String flow, String says) {
    var cases = Shipped.BOOK.flow(flow).orElseThrow().cases();
    return 1 + cases.stream().map(found -> found.say()).toList().indexOf(says);
  }

  private Performance decided(String text) {
    var golden = GoldenFiles.read(Map.of("late.yaml", text), Shipped.BOOK).get(0);
    return rehearsal.play(golden, Ear.given());
  }
}
