package io.amends.conversation;

import static io.amends.conversation.Says.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.Shows;
import io.amends.commerce.Orders;
import io.amends.conversation.DecisionEvent.HandoffRequested;
import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.dialog.Flow;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An order number that the shop does not know: asked for once more, then a person (P6, P62). */
@Shows({"P6", "P62"})
class OrderNotFoundTest {

  private static final String UNKNOWN = "E20269999001";

  static Stream<String> subjects() {
    return Run.BOOK.flows().values().stream()
        .filter(
            flow ->
                flow.clarify().stream()
                    .anyMatch(s -> s instanceof Flow.Step.LookUp && s.when().isEmpty()))
        .map(flow -> flow.startsOn().get(0))
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void in_every_flow_it_is_asked_for_once_more_and_then_given_to_a_person(String subject) {
    var run = Run.at(Orders.NOW).with(Orders.delivered().order());
    run.hears(says(subject, "complain").order(UNKNOWN).emotion(3));
    assertThat(run.lastScripts()).contains("repair/order-not-found");
    assertThat(run.state().matter().question()).isEqualTo(Matter.ORDER);

    run.hears(says("inform").order("E20269999002").emotion(3));

    assertThat(of(run, HandoffRequested.class)).hasSize(1);
    assertThat(run.lastScripts())
        .containsAnyOf("repair/hand-off-not-found", "service-attitude/to-the-one-in-charge");
    assertThat(asked(run)).isEqualTo(1);
  }

  @Test
  void the_same_number_once_more_is_believed() {
    var run = Run.at(Orders.NOW).with(Orders.delivered().order());
    run.hears(says("damaged-on-arrival", "complain").order(UNKNOWN));

    run.hears(says("inform").order(UNKNOWN));

    assertThat(run.lastScripts()).containsExactly("repair/hand-off-not-found");
  }

  @Test
  void a_mistyped_number_put_right_goes_on_as_if_nothing_had_been() {
    var run = Run.at(Orders.NOW).with(Orders.delivered().order());
    run.hears(says("damaged-on-arrival", "complain").order(UNKNOWN));

    run.hears(says("inform").order("E20261103001"));

    assertThat(run.state().matter().question()).isEqualTo("photo");
    assertThat(of(run, HandoffRequested.class)).isEmpty();
  }

  private static long asked(Run run) {
    return of(run, ReplySent.class).stream()
        .filter(reply -> reply.scripts().contains("repair/order-not-found"))
        .count();
  }

  private static <T> List<T> of(Run run, Class<T> type) {
    return run.history().stream()
        .map(RecordedEvent::event)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
