package io.amends.conversation;

import static io.amends.conversation.Says.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.Shows;
import io.amends.commerce.Orders;
import io.amends.conversation.DecisionEvent.HandoffRequested;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.conversation.DecisionEvent.RiskFlagged;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who threatens with a review or the platform is taken care of, and the desk knows; who extorts
 * gets nothing (P47, P48, P52, rulings).
 */
@Shows({"P47", "P48", "P52"})
class ThreatsTest {

  private static final String MUG = "E20261103001";

  private final Run run = Run.at(Orders.NOW).with(Orders.delivered().order());

  @ParameterizedTest
  @ValueSource(strings = {"review-threat", "platform-complaint"})
  void the_desk_is_told_once_and_the_talk_goes_on(String risk) {
    run.hears(says("damaged-on-arrival", "complain", risk).order(MUG));
    run.hears(says("inform", risk));

    assertThat(of(RiskFlagged.class)).containsExactly(new RiskFlagged(risk));
    assertThat(run.state().desk().assistantSpeaks()).isTrue();
    assertThat(run.lastScripts()).noneMatch(script -> script.startsWith("repair/hand-off"));
  }

  @Test
  void extortion_ends_the_bargaining_at_once() {
    var photo = List.of(new Attachment("image", "https://shop.example/a.jpg", "", 0));
    run.hears(says("damaged-on-arrival", "compensation", "complain").order(MUG), photo);
    var offered = of(ProposalMade.class).size();

    run.hears(says("compensation", "extortion").amount("500", "CNY"));

    assertThat(offered).isEqualTo(1);
    assertThat(of(ProposalMade.class)).hasSize(1);
    assertThat(of(HandoffRequested.class))
        .extracting(HandoffRequested::reason)
        .containsExactly("extortion");
    assertThat(run.lastScripts()).containsExactly("repair/danger-extortion");
  }

  private <E> List<E> of(Class<E> type) {
    return run.history().stream()
        .map(RecordedEvent::event)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
