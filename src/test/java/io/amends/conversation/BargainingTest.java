package io.amends.conversation;

import static io.amends.conversation.Says.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.Shows;
import io.amends.commerce.Money;
import io.amends.commerce.Order;
import io.amends.commerce.Orders;
import io.amends.conversation.DecisionEvent.HandoffRequested;
import io.amends.conversation.DecisionEvent.OnlyWayOffered;
import io.amends.conversation.DecisionEvent.OptionAccepted;
import io.amends.conversation.DecisionEvent.OptionsDeclined;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.dialog.Flow;
import io.amends.remedy.Offer;
import io.amends.remedy.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a no, and of an amount that is named (P7, P8, P9, P10). */
@Shows({"P7", "P8", "P9", "P10", "P11"})
class BargainingTest {

  private static final String NUMBER = "E20261103001";
  private static final List<Attachment> PHOTO =
      List.of(new Attachment("image", "https://shop.example/a.jpg", "", 0));
  private static final List<String> WISHES =
      List.of("", "refund", "return", "exchange", "resend", "repair", "compensation");

  static IntStream seeds() {
    var many = System.getProperty("amends.scale", "short").equals("long");
    return IntStream.range(0, many ? 20_000 : 600);
  }

  /** Whoever only says no is never offered a second time what he said no to, unless it is more. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void what_was_turned_down_is_not_offered_again(int seed) {
    var random = new Random(seed);
    var run = Run.at(Orders.NOW).with(order(random));
    var complaints =
        Run.BOOK.flows().values().stream()
            .filter(flow -> flow.kind() == Flow.Kind.COMPLAINT)
            .map(flow -> flow.startsOn().get(0))
            .sorted()
            .toList();
    var issue = complaints.get(random.nextInt(complaints.size()));
    var wish = WISHES.get(random.nextInt(WISHES.size()));
    run.hears(
        (wish.isEmpty() ? says(issue, "complain") : says(issue, "complain", wish)).order(NUMBER),
        PHOTO);
    for (var turn = 0; turn < 12 && run.state().desk().assistantSpeaks(); turn++) {
      var yes = random.nextBoolean();
      var asked = run.proposal().isEmpty();
      run.hears("text", says(asked && yes ? "affirm" : "deny", "inform"));
    }

    var refused = new ArrayList<Offer>();
    var open = new ArrayList<Offer>();
    for (var recorded : run.history()) {
      if (recorded.event() instanceof OptionsDeclined) {
        refused.addAll(open);
      } else {
        var offers = offers(recorded.event());
        if (!offers.isEmpty()) {
          open.clear();
          open.addAll(offers);
          assertThat(offers)
              .as("seed " + seed + ": " + issue + ", " + wish)
              .noneMatch(offer -> refused.stream().anyMatch(no -> isNoMore(offer, no)));
        }
      }
    }
  }

  @Test
  void the_way_that_was_wished_for_and_refused_is_not_the_only_way_left() {
    var run = Run.at(Orders.NOW).with(Orders.delivered().order());
    run.hears(says("not-received", "complain", "resend").order(NUMBER));
    assertThat(remedies(run)).contains(Remedy.RESHIP);

    run.hears(says("deny"));

    assertThat(events(run, OnlyWayOffered.class))
        .noneMatch(only -> only.only().option(1).offer().remedy() == Remedy.RESHIP);
  }

  @Test
  void what_was_refused_comes_back_for_whoever_asks_for_it_after_all() {
    var run = Run.at(Orders.NOW).with(Orders.delivered().order());
    run.hears(says("not-received", "complain", "resend").order(NUMBER));
    assertThat(remedies(run)).contains(Remedy.RESHIP);
    run.hears(says("deny"));
    assertThat(remedies(run)).doesNotContain(Remedy.RESHIP);

    run.hears(says("counter-offer", "resend"));

    assertThat(remedies(run)).contains(Remedy.RESHIP);
  }

  /** A mug of 39.00: our first step is 3.90, the last one 11.70. */
  @ParameterizedTest
  @CsvSource({
    "refund, 3.00, true",
    "refund, 3.90, true",
    "refund, 3.91, false",
    "refund, 30, false",
    "refund, 80, false",
    "compensation, 3.90, true",
    "compensation, 12, false"
  })
  void a_sum_for_goods_that_are_kept_is_a_part_of_the_price(
      String request, String amount, boolean accepted) {
    var run = Run.at(Orders.NOW).with(Orders.delivered().order());
    run.hears(says("not-as-described", "complain").order(NUMBER), PHOTO);
    assertThat(run.state().matter().question()).isEqualTo("keep");
    run.hears(says("affirm"));
    assertThat(run.proposal()).isPresent();

    run.hears(says(request, "ask").amount(amount, "CNY"));

    var taken = events(run, OptionAccepted.class);
    if (accepted) {
      assertThat(taken).hasSize(1);
      assertThat(taken.get(0).offer().remedy()).isEqualTo(Remedy.PARTIAL_REFUND);
      assertThat(taken.get(0).offer().amount()).isEqualTo(Money.of(amount, "CNY"));
    } else {
      assertThat(taken).isEmpty();
      assertThat(run.state().matter().slot("wish")).contains("compensation");
      assertThat(run.proposal().orElseThrow().options()).hasSize(2);
      assertThat(run.lastScripts())
          .hasSize(1)
          .containsAnyOf("repair/above-limit", "repair/one-step-more");
      assertThat(remedies(run)).contains(Remedy.PARTIAL_REFUND);
    }
  }

  @ParameterizedTest
  @CsvSource({"3.90, true", "4, false"})
  void a_sum_named_from_the_start_is_taken_or_declined_with_the_reason(
      String amount, boolean accepted) {
    var run = Run.at(Orders.NOW).with(Orders.delivered().order());
    run.hears(says("quality-defect", "complain").order(NUMBER), PHOTO);
    run.hears(says("affirm"));
    assertThat(run.state().matter().question()).isEqualTo("wish");

    run.hears(says("refund", "ask").amount(amount, "CNY"));

    if (accepted) {
      assertThat(events(run, OptionAccepted.class))
          .extracting(taken -> taken.offer().remedy())
          .containsExactly(Remedy.PARTIAL_REFUND);
    } else {
      assertThat(run.lastScripts()).containsExactly("repair/above-limit");
      assertThat(remedies(run)).contains(Remedy.PARTIAL_REFUND);
    }
  }

  @Test
  void the_whole_price_is_no_part_of_it() {
    var run = Run.at(Orders.NOW).with(Orders.delivered().order());

    run.hears(says("damaged-on-arrival", "refund", "ask").order(NUMBER).amount("45", "CNY"), PHOTO);

    assertThat(run.state().matter().slot("wish")).contains("refund");
  }

  /** Five dollars back for a late parcel: neither refused kinds nor a supervisor follow of it. */
  @ParameterizedTest
  @CsvSource({"refund", "compensation", "counter-offer"})
  void where_no_step_is_left_the_two_stay_and_then_a_person_comes(String code) {
    var run = Run.at(Orders.NOW).with(Orders.late().usd().order());
    run.hears(says("late-delivery", "complain").order(NUMBER));
    run.hears(says("deny"));
    var pair = run.proposal().orElseThrow();

    run.hears(says(code, "ask").amount("5", "USD"));

    assertThat(run.lastScripts()).containsExactly("repair/above-limit");
    assertThat(run.proposal()).contains(pair);
    assertThat(run.state().matter().declined()).isZero();

    run.hears(says(code, "ask").amount("5", "USD"));

    assertThat(events(run, HandoffRequested.class)).hasSize(1);
    assertThat(run.lastScripts()).containsExactly("repair/hand-off-limit");
  }

  @Test
  void a_sum_in_another_currency_is_bargained_over_too() {
    var run = Run.at(Orders.NOW).with(Orders.late().order());
    run.hears(says("late-delivery", "complain").order(NUMBER));
    run.hears(says("deny"));
    var pair = run.proposal();

    run.hears(says("ask").amount("5", "USD"));

    assertThat(run.lastScripts()).containsExactly("repair/above-limit");
    assertThat(run.proposal()).isEqualTo(pair);
  }

  private static Order order(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> Orders.late().order();
      case 1 -> Orders.lost().order();
      case 2 -> Orders.held().order();
      case 3 -> Orders.customised().order();
      case 4 -> Orders.delivered().with(Orders.mug().price("400.00").cost("90.00")).order();
      default -> Orders.delivered().order();
    };
  }

  private static boolean isNoMore(Offer offer, Offer refused) {
    if (offer.remedy() != refused.remedy()) {
      return false;
    }
    var now = offer.amount();
    var then = refused.amount();
    return now == null || then == null || now.compareTo(then) <= 0;
  }

  private static List<Offer> offers(ConversationEvent event) {
    if (event instanceof ProposalMade made) {
      return made.proposal().options().stream().map(Option::offer).toList();
    }
    return event instanceof OnlyWayOffered only
        ? only.only().options().stream().map(Option::offer).toList()
        : List.of();
  }

  private static List<Remedy> remedies(Run run) {
    return run.proposal().stream()
        .flatMap(proposal -> proposal.options().stream())
        .map(option -> option.offer().remedy())
        .toList();
  }

  private static <T> List<T> events(Run run, Class<T> type) {
    return run.history().stream()
        .map(RecordedEvent::event)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
