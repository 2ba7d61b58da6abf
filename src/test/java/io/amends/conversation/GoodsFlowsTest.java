package io.amends.conversation;

import static io.amends.conversation.Says.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.commerce.Order;
import io.amends.commerce.Orders;
import io.amends.conversation.DecisionEvent.NoteWritten;
import io.amends.conversation.DecisionEvent.RemedyRequested;
import io.amends.conversation.DecisionEvent.SlotFilled;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shipped flows offer for goods that are not right (P30 to P33), answer by answer. */
class GoodsFlowsTest {

  private static final String ORDER = "E20261103001";
  private static final List<Attachment> PHOTO =
      List.of(new Attachment("image", "https://shop.example/a.jpg", "", 0));

  /** The issue, the answers after a photo was sent, one label each, and what is offered. */
  @ParameterizedTest
  @CsvSource({
    "quality-defect, affirm affirm, coupon reship",
    "quality-defect, deny, reship return-refund",
    "quality-defect, inform, partial-refund reship",
    "quality-defect, affirm repair, coupon repair",
    "wrong-item, choose-either, partial-refund reship",
    "wrong-item, refund, reship return-refund",
    "wrong-item, compensation, partial-refund reship",
    "missing-item, inform choose-either, partial-refund reship",
    "missing-item, inform refund, reship return-refund",
    "not-as-described, affirm, coupon exchange",
    "not-as-described, deny, exchange return-refund",
    "not-as-described, return, exchange return-refund",
    "counterfeit, deny, exchange return-refund",
    "damaged-on-arrival, refund, reship refund-only",
    "damaged-on-arrival, compensation, partial-refund reship",
    "damaged-on-arrival, choose-either, reship refund-only"
  })
  void the_two_ways_follow_from_what_was_answered(String issue, String answers, String expected) {
    var run = complains(issue, Orders.delivered().order());

    for (var answer : answers.split(" ")) {
      run.hears(says(answer));
    }

    assertThat(offered(run)).containsExactlyInAnyOrder(expected.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "quality-defect, choose-either, partial-refund reship",
    "wrong-item, choose-either, partial-refund reship",
    "missing-item, inform choose-either, partial-refund reship",
    "not-as-described, choose-either, partial-refund reship",
    "damaged-on-arrival, choose-either, partial-refund reship"
  })
  void what_was_made_to_order_never_comes_back(String issue, String answers, String expected) {
    var run = complains(issue, Orders.customised().order());

    for (var answer : answers.split(" ")) {
      run.hears(says(answer));
    }

    assertThat(offered(run)).containsExactlyInAnyOrder(expected.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "wrong-item, exchange, exchange",
    "missing-item, inform resend, reship",
    "damaged-on-arrival, resend, reship"
  })
  void what_is_asked_for_and_costs_least_is_simply_done(
      String issue, String answers, String expected) {
    var run = complains(issue, Orders.delivered().order());

    for (var answer : answers.split(" ")) {
      run.hears(says(answer));
    }

    assertThat(run.history())
        .extracting(RecordedEvent::event)
        .filteredOn(RemedyRequested.class::isInstance)
        .extracting(asked -> ((RemedyRequested) asked).offer().remedy().code())
        .containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({"affirm, refund-only reship", "deny, partial-refund reship"})
  void of_several_articles_only_the_missing_one_is_made_good(String whole, String expected) {
    var order = Orders.delivered().with(Orders.mug(), Orders.plates()).order();
    var run = complains("missing-item", order);
    assertThat(run.state().matter().question()).isEqualTo("item");

    run.record(new SlotFilled("item", "PLATE-02"));
    run.hears(says("inform"));
    assertThat(run.state().matter().question()).isEqualTo("whole");
    run.hears(says(whole));
    run.hears(says("inform"));

    assertThat(offered(run)).containsExactlyInAnyOrder(expected.split(" "));
    assertThat(run.proposal().orElseThrow().options())
        .allSatisfy(option -> assertThat(option.offer().skus()).containsExactly("PLATE-02"));
  }

  @Test
  void what_is_missing_is_noted_on_the_order() {
    var run = complains("missing-item", Orders.delivered().order());

    run.hears(says("inform"));
    run.hears(says("choose-either"));

    assertThat(run.history())
        .extracting(RecordedEvent::event)
        .filteredOn(NoteWritten.class::isInstance)
        .extracting(note -> ((NoteWritten) note).text())
        .containsExactly("missing-item: text 2");
  }

  @Test
  void an_angry_customer_is_not_invited_to_propose() {
    var run = Run.at(Orders.NOW).with(Orders.delivered().order());

    run.hears(says("wrong-item", "complain").order(ORDER).emotion(3), PHOTO);
    run.hears(says("wrong-item", "complain").emotion(3));

    assertThat(offered(run)).containsExactlyInAnyOrder("partial-refund", "reship");
  }

  @ParameterizedTest
  @CsvSource({"platform-complaint, 1", "review-threat, 1", "complain, 3"})
  void a_fake_that_is_going_public_is_met_with_the_money_or_a_supervisor(String code, int mood) {
    var run = Run.at(Orders.NOW).with(Orders.delivered().order());

    run.hears(says("counterfeit", "complain", code).order(ORDER).emotion(mood), PHOTO);
    run.hears(says(mood < 3 ? "deny" : "complain").emotion(mood));

    assertThat(offered(run)).containsExactlyInAnyOrder("return-refund", "supervisor");
  }

  @ParameterizedTest
  @CsvSource({"counterfeit", "wrong-item", "missing-item", "not-as-described"})
  void of_goods_that_are_still_under_way_nothing_but_the_order_is_asked(String issue) {
    var run = Run.at(Orders.NOW).with(Orders.late().order());

    run.hears(says(issue, "complain").order(ORDER));

    assertThat(run.state().matter().question()).isIn("", "needed-by", "arrived");
  }

  /** What flickers is at hand, whatever the record says: it is never made a late parcel of. */
  @ParameterizedTest
  @CsvSource({
    "quality-defect, affirm",
    "quality-defect, quality-defect",
    "not-as-described, affirm",
    "not-as-described, not-as-described",
    "wrong-item, affirm",
    "wrong-item, wrong-item"
  })
  void a_complaint_of_goods_that_have_come_goes_on_although_the_record_lags(
      String issue, String answer) {
    var run = Run.at(Orders.NOW).with(Orders.late().order());
    run.hears(says(issue, "complain").order(ORDER));

    run.hears(says(answer));
    assertThat(run.state().matter().question()).isEqualTo("photo");
    for (var turn = 0; turn < 6 && run.state().desk().assistantSpeaks(); turn++) {
      run.hears(says(turn == 0 ? "deny" : "affirm"));
      assertThat(run.state().matter().flow()).isEqualTo(issue);
    }
  }

  @Test
  void the_same_complaint_once_more_does_not_bring_the_same_two_again() {
    var run = Run.at(Orders.NOW).with(Orders.late().order());
    run.hears(says("quality-defect", "complain").order(ORDER));
    run.hears(says("deny"));
    run.hears(says("deny"));
    assertThat(run.state().matter().flow()).isEqualTo("late-delivery");
    var pair = run.proposal().orElseThrow();

    run.hears(says("quality-defect", "complain").order(ORDER));

    assertThat(run.lastScripts()).containsExactly("repair/redirect");
    assertThat(run.proposal()).contains(pair);
  }

  @ParameterizedTest
  @CsvSource({"counterfeit", "wrong-item", "missing-item", "not-as-described"})
  void with_a_refund_under_way_nothing_is_offered_again(String issue) {
    var run = complains(issue, Orders.delivered().state("refunding").order());

    assertThat(run.lastScripts()).contains("shared/refund-under-way");
  }

  private static Run complains(String issue, Order order) {
    var run = Run.at(Orders.NOW).with(order);
    run.hears(says(issue, "complain").order(order.number()), PHOTO);
    return run;
  }

  private static List<String> offered(Run run) {
    return run.proposal().orElseThrow().options().stream()
        .map(option -> option.offer().remedy().code())
        .toList();
  }
}
