package io.amends.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list of what {@code src/trials/remove-rows} takes out fits the tree. */
class RemovalTest {

  @Test
  void something_is_taken_out_for_each_rule_of_the_table() throws IOException {
    var rules = Removal.read(Shipped.BASE).stream().map(Removal::rule).collect(Collectors.toSet());

    assertThat(rules).isEqualTo(PlaybookTable.rulesOfTable());
  }

  @Test
  void what_is_taken_out_is_there_once() throws IOException {
    assertThat(Removal.read(Shipped.BASE))
        .allSatisfy(
            removal ->
                assertThatCode(() -> removal.applied(Shipped.BASE)).doesNotThrowAnyException());
  }
}
