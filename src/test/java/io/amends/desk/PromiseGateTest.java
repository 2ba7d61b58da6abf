package io.amends.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.commerce.Lookup;
import io.amends.commerce.Money;
import io.amends.commerce.Orders;
import io.amends.conversation.AnswerEvent.FactsArrived;
import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationId;
import io.amends.conversation.Customer;
import io.amends.conversation.CustomerEvent.ConversationOpened;
import io.amends.conversation.DecisionEvent.FactsRequested;
import io.amends.conversation.DecisionEvent.OnlyWayOffered;
import io.amends.conversation.Mode;
import io.amends.conversation.Option;
import io.amends.conversation.Proposal;
import io.amends.desk.WordingGate.Objection;
import io.amends.desk.WordingGate.Outgoing;
import io.amends.remedy.Offer;
import io.amends.remedy.Remedy;
import io.amends.remedy.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The order of these conversations was paid with 45 yuan. */
class PromiseGateTest {

  private static final String ORIGINAL =
      "Would you like a coupon of 5 yuan or a refund of 45 yuan?";

  private final SteppingClock clock = new SteppingClock(Orders.NOW);
  private final WordingGate gate = new PromiseGate(WordUnderstander::new, clock);
  private final List<Option> options = List.of(option(1, "5"), option(2, "45"));

  @Test
  void words_without_promises_pass() {
    assertThat(free("Let me look into it.")).isEmpty();
  }

  @Test
  void a_template_that_nobody_filled_in_is_stopped() {
    assertThat(free("Dear {name}, I see. Bye.").orElseThrow().rewording()).isEqualTo("Bye.");
    assertThat(free("{{order}} is on its way").orElseThrow().rewording()).isEmpty();
  }

  @Test
  void free_text_may_name_no_more_than_was_paid() {
    assertThat(free("You paid 45 yuan.")).isEmpty();
    assertThat(free("You get 45.01 yuan.")).isPresent();
    assertThat(free("You get 4 dollars.")).isPresent();
  }

  @Test
  void where_nothing_is_known_to_be_paid_amounts_pass() {
    var unknown = Conversation.unopened(new ConversationId("c"));
    assertThat(gate.check(new Outgoing("Is it 100 yuan?", "", List.of(), unknown))).isEmpty();
  }

  @Test
  void a_larger_share_than_the_offer_on_the_table_is_stopped() {
    assertThat(free("You get 30% back.")).isEmpty();
    var offered = conversation().after(List.of(new OnlyWayOffered(proposal(option(1, "9")))));
    assertThat(gate.check(new Outgoing("Have 20%.", "", List.of(), offered))).isEmpty();
    assertThat(gate.check(new Outgoing("Have 21%.", "", List.of(), offered))).isPresent();
  }

  @Test
  void an_edited_proposal_may_name_only_what_it_offers() {
    assertThat(edited("A coupon of 5 yuan, or 45 yuan back?")).isEmpty();
    assertThat(edited("A coupon of 6 yuan, or 45 yuan back?")).isPresent();
    assertThat(edited("A coupon of 5 dollars?")).isPresent();
    assertThat(edited("You can have 10% off.")).isPresent();
  }

  @Test
  void the_suggestion_itself_passes_and_is_the_rewording() {
    assertThat(edited(ORIGINAL)).isEmpty();
    assertThat(edited("Have 44 yuan.").orElseThrow().rewording()).isEqualTo(ORIGINAL);
  }

  @Test
  void the_rewording_always_passes() {
    var stopped = free("First 50 yuan. Then all is well! And 60 yuan more.").orElseThrow();

    assertThat(stopped.rewording()).isEqualTo("Then all is well!");
    assertThat(free(stopped.rewording())).isEmpty();
  }

  private Optional<Objection> free(String text) {
    return gate.check(new Outgoing(text, "", List.of(), conversation()));
  }

  private Optional<Objection> edited(String text) {
    return gate.check(new Outgoing(text, ORIGINAL, options, conversation()));
  }

  private static Conversation conversation() {
    return Conversation.unopened(new ConversationId("c"))
        .after(
            List.of(
                new ConversationOpened("widget", Customer.guest("en"), Mode.COPILOT, "E1"),
                new FactsRequested("order", "E1"),
                new FactsArrived(new Lookup.Found(Orders.late().order()), Standing.fresh())));
  }

  private static Option option(int number, String amount) {
    var money = Money.of(amount, "CNY");
    return new Option(
        number, new Offer(Remedy.COUPON, money, money, List.of(), false, ""), "a coupon", "");
  }

  private static Proposal proposal(Option option) {
    return new Proposal("p", "E1", List.of(option), Orders.NOW.plus(Duration.ofDays(1)), true);
  }
}
