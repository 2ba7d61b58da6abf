package io.amends.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.commerce.Money;
import io.amends.commerce.Orders;
import io.amends.conversation.AgentEvent.AgentTook;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.Customer;
import io.amends.conversation.CustomerEvent.ConversationOpened;
import io.amends.conversation.CustomerEvent.CustomerSpoke;
import io.amends.conversation.CustomerEvent.TurnTaken;
import io.amends.conversation.DecisionEvent.FlowStarted;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.conversation.DecisionEvent.RemedyRequested;
import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.conversation.DecisionEvent.SlotFilled;
import io.amends.conversation.Heard;
import io.amends.conversation.Mode;
import io.amends.conversation.Option;
import io.amends.conversation.Proposal;
import io.amends.conversation.RecordedEvent;
import io.amends.dialog.Stage;
import io.amends.language.Understanding;
import io.amends.rehearsal.Meant;
import io.amends.remedy.Offer;
import io.amends.remedy.Remedy;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Conversations that must never be, and what the witness says of each. */
class WitnessTest {

  private static final String NUMBER = "E20261103001";

  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong("unanswered", said(), turn()),
        wrong("answered-twice", said(), turn(), says("One.", "", 1), says("Two.", "", 1)),
        wrong("answers-nothing", said(), turn(), says("One.", "", 7)),
        wrong("same-words-twice-running", said(), turn(), says("One.", "", 1), says("One.", "")),
        wrong(
            "same-sentence-twice-running",
            said(),
            says("Once. We have looked at everything there is.", "", 1),
            says("We have looked at everything there is. Twice.", "")),
        wrong("unfilled", said(), says("Order {order}.", "", 1)),
        wrong("speaks-over-a-person", said(), new AgentTook("mei"), says("One.", "", 1)),
        wrong("waits-for-ever", said(), says("A photo?", "photo", 1)),
        wrong("dead-end", said(), new FlowStarted("f", "s", "c"), says("One.", "", 1)),
        wrong("asks-what-is-known", new SlotFilled("photo", "sent"), says("A photo?", "photo")),
        wrong("apologies-too-often", says("We're sorry.", ""), says("Really sorry.", "")),
        wrong("money-in-danger", said(), danger(), says("Here are ¥5.", "", 1)),
        wrong("danger-without-person", said(), danger(), says("Stay safe.", "", 1)),
        wrong("outside-policy", pair(offer(Remedy.COUPON, 9_999, 0), offer(Remedy.REPAIR, 0, 9))),
        wrong("dearer-first", pair(offer(Remedy.COUPON, 500, 99), offer(Remedy.REPAIR, 0, 9))),
        wrong("two-of-one-kind", pair(offer(Remedy.COUPON, 500, 1), offer(Remedy.GIFT, 500, 9))),
        wrong("not-two-options", pair(offer(Remedy.COUPON, 500, 1))),
        wrong(
            "does-what-was-not-chosen",
            new RemedyRequested("p", NUMBER, offer(Remedy.COUPON, 500, 1), "")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void it_is_seen(String rule, List<ConversationEvent> events) {
    var witness = new Witness(new OrderBook(Map.of(NUMBER, Orders.delivered().order())));
    witness.sees(recorded(new ConversationOpened("w", Customer.guest("en"), Mode.AUTOPILOT, "")));
    events.forEach(event -> witness.sees(recorded(event)));
    witness.settled(Orders.NOW);

    assertThat(witness.breaches()).extracting(Breach::rule).contains(rule);
  }

  private static Arguments wrong(String rule, ConversationEvent... events) {
    return Arguments.of(rule, List.of(events));
  }

  private static RecordedEvent recorded(ConversationEvent event) {
    return new RecordedEvent(1, Orders.NOW, event);
  }

  private static CustomerSpoke said() {
    return new CustomerSpoke("m1", "hello", List.of());
  }

  private static TurnTaken turn() {
    return new TurnTaken(List.of(new Heard(1, Understanding.nothing())));
  }

  private static TurnTaken danger() {
    var none = List.<String>of();
    var codes = new Meant.Codes(none, none, none, List.of("safety"));
    return new TurnTaken(List.of(new Heard(1, Meant.of("en", true, codes, 3, Map.of()))));
  }

  private static ReplySent says(String text, String asks, Long... answers) {
    return new ReplySent(List.of("a/b"), text, Stage.CLARIFY, "en", List.of(answers), asks);
  }

  private static ReplySent says(String text, String asks, int answer) {
    return says(text, asks, Long.valueOf(answer));
  }

  private static Offer offer(Remedy remedy, long amount, long cost) {
    return new Offer(
        remedy,
        amount == 0 ? null : new Money(amount, "CNY"),
        new Money(cost, "CNY"),
        List.of(),
        false,
        "");
  }

  private static ProposalMade pair(Offer... offers) {
    var options = Stream.of(offers).map(offer -> new Option(1, offer, "title", "detail")).toList();
    var proposal = new Proposal("p", NUMBER, options, Orders.NOW.plusSeconds(60), true);
    return new ProposalMade(proposal, List.of("a/b"), "Which?", "en", List.of(), "");
  }
}
