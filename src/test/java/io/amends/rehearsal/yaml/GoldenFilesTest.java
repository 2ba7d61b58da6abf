package io.amends.rehearsal.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.dialog.InvalidFlowsException;
import io.amends.rehearsal.Shipped;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A golden that cannot be played is refused with all that is wrong with it. */
class GoldenFilesTest {

  @Test
  void every_problem_is_told_at_once_with_its_line() {
    var text =
        """
        golden: A late parcel
        shows: [P37, thirty]
        language: english
        order: { shipment.state: in-transfer, days-late: three, weight: 5 }
        turns:
          - amends: [late-delivery/sorry]
          - customer: "late again"
            understood: [late-delivry, 7]
            named: { colour: red, amount: five }
          - amends: [late-delivery/sory]
            offers: [cupon, reship]
          - time-passes: 2 weeks
          - clicks: voucher
          - waits: 5
        ends: happy
        """;

    assertThatThrownBy(() -> GoldenFiles.read(Map.of("a/b.yaml", text), Shipped.BOOK))
        .isInstanceOfSatisfying(
            InvalidFlowsException.class,
            invalid ->
                assertThat(invalid.problems().stream().map(Object::toString))
                    .contains(
                        "dialog-flows/golden/a/b.yaml:2  \"thirty\" is no rule. Write its number,"
                            + " like P37.",
                        "dialog-flows/golden/a/b.yaml:4  \"shipment.state\" is \"in-transfer\". Did"
                            + " you mean \"in-transit\"?",
                        "dialog-flows/golden/a/b.yaml:4  \"days-late\" is \"three\". Write a whole"
                            + " number.",
                        "dialog-flows/golden/a/b.yaml:6  nothing happened before this. Put what"
                            + " happens above it.",
                        "dialog-flows/golden/a/b.yaml:8  \"late-delivry\" is no label and no"
                            + " emotion from 0 to 4. Did you mean \"late-delivery\"?",
                        "dialog-flows/golden/a/b.yaml:9  \"five\" is no amount. Write 20 or 20"
                            + " CNY.",
                        "dialog-flows/golden/a/b.yaml:10  there is no \"late-delivery/sory\". Did"
                            + " you mean \"late-delivery/sorry\"?",
                        "dialog-flows/golden/a/b.yaml:11  there is no \"cupon\". Did you mean"
                            + " \"coupon\"?")
                    .anyMatch(problem -> problem.contains(":3  \"english\""))
                    .anyMatch(problem -> problem.contains(":4  \"weight\" is no key of an order"))
                    .anyMatch(problem -> problem.contains(":9  \"colour\" is no key"))
                    .anyMatch(problem -> problem.contains(":12  \"2 weeks\" is no duration"))
                    .anyMatch(problem -> problem.contains(":13  \"voucher\" is not known here"))
                    .anyMatch(problem -> problem.contains(":14  \"waits\" is no key of a row"))
                    .anyMatch(problem -> problem.contains(":15  \"happy\" is not known here")));
  }

  @Test
  void a_file_without_turns_is_refused() {
    assertThatThrownBy(
            () -> GoldenFiles.read(Map.of("a.yaml", "golden: Nothing\nends: open\n"), Shipped.BOOK))
        .isInstanceOf(InvalidFlowsException.class)
        .hasMessageContaining("a golden has no \"turns\"")
        .hasMessageContaining("a golden has no \"language\"")
        .hasMessageContaining("nobody says anything");
  }
}
