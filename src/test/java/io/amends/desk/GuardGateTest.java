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
import io.amends.conversation.Decider;
import io.amends.conversation.DecisionEvent.FactsRequested;
import io.amends.conversation.DecisionEvent.OnlyWayOffered;
import io.amends.conversation.Mode;
import io.amends.conversation.Option;
import io.amends.conversation.Proposal;
import io.amends.desk.WordingGate.Objection;
import io.amends.desk.WordingGate.Outgoing;
import io.amends.engine.FlowLibrary;
import io.amends.remedy.Offer;
import io.amends.remedy.Remedy;
import io.amends.remedy.Standing;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The order of these conversations was paid with 45 yuan, of which 30 per cent may go back. */
class GuardGateTest {

  private static final String ORIGINAL =
      "Would you like a coupon of 5 yuan or a refund of 45 yuan?";

  private final WordingGate gate = new GuardGate(library());
  private final List<Option> options =
      List.of(option(1, Remedy.COUPON, "5"), option(2, Remedy.REFUND_ONLY, "45"));

  @Test
  void words_without_promises_pass() {
    assertThat(free("Let me look into it.")).isEmpty();
  }

  @Test
  void a_template_that_nobody_filled_in_is_stopped() {
    assertThat(free("Dear {name}, I see. Bye.").orElseThrow().rewording()).isEqualTo("Bye.");
    assertThat(free("{{order}} is on its way").orElseThrow().rewording()).isNotBlank();
  }

  @Test
  void free_text_gives_no_more_than_the_policy() {
    assertThat(free("You paid 45 yuan.")).isEmpty();
    assertThat(free("You get 30 yuan.")).isEmpty();
    assertThat(free("You get 30.01 yuan.")).isPresent();
    assertThat(free("You get 4 dollars.")).isPresent();
  }

  @Test
  void where_no_order_is_known_nothing_is_given_and_questions_pass() {
    var unknown = Conversation.unopened(new ConversationId("c"));
    assertThat(gate.check(new Outgoing("Is it 100 yuan?", "", List.of(), unknown))).isEmpty();
    assertThat(gate.check(new Outgoing("I'll refund you 20.", "", List.of(), unknown))).isPresent();
  }

  @Test
  void a_larger_share_than_the_offer_on_the_table_is_stopped() {
    var offered =
        conversation()
            .after(List.of(new OnlyWayOffered(proposal(option(1, Remedy.PARTIAL_REFUND, "9")))));
    assertThat(gate.check(new Outgoing("You get 20% back.", "", List.of(), offered))).isEmpty();
    assertThat(gate.check(new Outgoing("You get 21% back.", "", List.of(), offered))).isPresent();
  }

  @Test
  void an_edited_proposal_may_name_only_what_it_offers() {
    assertThat(edited("A coupon of 5 yuan, or 45 yuan back?")).isEmpty();
    assertThat(edited("A coupon of 6 yuan, or 45 yuan back?")).isPresent();
    assertThat(edited("A coupon of 5 dollars?")).isPresent();
    assertThat(edited("You can have 10% off your order.")).isPresent();
  }

  @Test
  void the_suggestion_itself_passes_and_is_the_rewording() {
    assertThat(edited(ORIGINAL)).isEmpty();
    assertThat(edited("Have 44 yuan.").orElseThrow().rewording()).isEqualTo(ORIGINAL);
  }

  @Test
  void a_refund_of_9999_is_stopped_for_the_right_reason_and_other_words_are_proposed() {
    var stopped = edited("I'll refund you 9999").orElseThrow();

    assertThat(stopped.reason()).contains("9999").contains("more than is on offer (45 CNY");
    assertThat(stopped.rewording()).isEqualTo(ORIGINAL);
    assertThat(edited(stopped.rewording())).isEmpty();
  }

  @Test
  void without_a_suggestion_the_options_on_the_table_are_proposed() {
    var offered =
        conversation()
            .after(
                List.of(
                    new OnlyWayOffered(
                        new Proposal(
                            "p", "E1", options, Orders.NOW.plus(Duration.ofDays(1)), true))));
    var stopped =
        gate.check(new Outgoing("I'll refund you 9999", "", List.of(), offered)).orElseThrow();

    assertThat(stopped.rewording()).contains("option 1").contains("option 2");
    assertThat(gate.check(new Outgoing(stopped.rewording(), "", List.of(), offered))).isEmpty();
  }

  @Test
  void the_rewording_always_passes() {
    var stopped = free("First you get 50 yuan. Then all is well! And 60 yuan more.").orElseThrow();

    assertThat(stopped.rewording()).isEqualTo("Then all is well!");
    assertThat(free(stopped.rewording())).isEmpty();
  }

  @Test
  void what_somebody_should_look_at_passes_with_a_warning() {
    var outgoing = new Outgoing("It is the best in the world.", "", List.of(), conversation());

    assertThat(gate.check(outgoing)).isEmpty();
    assertThat(gate.warnings(outgoing)).singleElement().asString().contains("is looked at");
    assertThat(gate.warnings(new Outgoing("I see.", "", List.of(), conversation()))).isEmpty();
    assertThat(gate.warnings(new Outgoing("I'll refund you 9999", "", List.of(), conversation())))
        .isEmpty();
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

  private static Option option(int number, Remedy remedy, String amount) {
    var money = Money.of(amount, "CNY");
    return new Option(
        number, new Offer(remedy, money, money, List.of(), false, ""), "option " + number, "");
  }

  private static Proposal proposal(Option option) {
    return new Proposal("p", "E1", List.of(option), Orders.NOW.plus(Duration.ofDays(1)), true);
  }

  private static FlowLibrary library() {
    var decider = new Decider(Books.late(), ZoneOffset.UTC);
    return new FlowLibrary() {
      @Override
      public Decider deciderFor(Conversation conversation) {
        return decider;
      }

      @Override
      public Decider decider(String hash) {
        return decider;
      }

      @Override
      public String newest() {
        return "test";
      }
    };
  }
}
