package io.amends.commerce;

import static io.amends.commerce.Orders.NOW;
import static io.amends.commerce.Orders.daysAgo;
import static io.amends.commerce.Orders.mug;
import static io.amends.commerce.Orders.plates;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.Shows;
import io.amends.commerce.Order.Movement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Shows({"P6", "P37", "P51"})
final class FactSheetTest {

  @Test
  void a_parcel_that_is_late_has_these_facts() {
    assertThat(facts(Orders.late()))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("order.state", "shipped"),
                Map.entry("order.items", "1"),
                Map.entry("shipment.state", "in-transit"),
                Map.entry("shipped", "yes"),
                Map.entry("delivered", "no"),
                Map.entry("counts-as-lost", "no"),
                Map.entry("customised", "no"),
                Map.entry("days-late", "3"),
                Map.entry("days-since-paid", "6"),
                Map.entry("days-still", "1")));
  }

  @Test
  void what_is_unknown_is_absent() {
    var order = Orders.unpaid().promisedBy(null);

    assertThat(facts(order))
        .containsOnlyKeys(
            "order.state",
            "order.items",
            "shipment.state",
            "shipped",
            "delivered",
            "counts-as-lost",
            "customised");
  }

  @Test
  void a_delivered_order_counts_days_since_and_is_no_longer_late() {
    var facts = facts(Orders.delivered().deliveredAt(daysAgo(4)).promisedBy(daysAgo(9)));

    assertThat(facts)
        .containsEntry("days-since-delivery", "4")
        .containsEntry("days-late", "0")
        .containsEntry("delivered", "yes")
        .doesNotContainKey("days-still");
  }

  @Test
  void lines_are_counted_and_one_customised_line_is_enough() {
    assertThat(facts(Orders.delivered().with(plates(), mug().customised())))
        .containsEntry("order.items", "2")
        .containsEntry("customised", "yes");
  }

  @Test
  void only_a_known_destination_is_international_or_not() {
    assertThat(facts(Orders.late())).doesNotContainKey("international");
    assertThat(facts(Orders.late().to("CN"))).containsEntry("international", "no");
    assertThat(facts(Orders.late().abroad("US"))).containsEntry("international", "yes");
  }

  @ParameterizedTest(name = "{0} past the promise is {1} days late")
  @CsvSource({"-PT1S, 0", "PT0S, 0", "PT23H59M59S, 0", "PT24H, 1", "PT71H59M, 2", "PT72H, 3"})
  void days_late_are_whole_days(Duration past, String days) {
    assertThat(facts(Orders.late().promisedBy(NOW.minus(past)))).containsEntry("days-late", days);
  }

  @ParameterizedTest(name = "no movement for {0}: lost {1}")
  @CsvSource({"PT0S, no", "P6DT23H59M59S, no", "P7D, yes", "P20D, yes"})
  void no_movement_for_seven_days_counts_as_lost(Duration still, String lost) {
    var order = Orders.onTime().shippedAt(daysAgo(30)).events(scan(NOW.minus(still)));

    assertThat(facts(order)).containsEntry("counts-as-lost", lost);
  }

  @ParameterizedTest(name = "shipped {0} ago and never seen: lost {1}")
  @CsvSource({"P6DT23H59M59S, no", "P7D, yes"})
  void without_a_scan_shipping_is_the_last_movement(Duration still, String lost) {
    var order = Orders.onTime().shippedAt(NOW.minus(still)).events();

    assertThat(facts(order)).containsEntry("counts-as-lost", lost);
  }

  @ParameterizedTest(name = "{0} past the promise: lost {1}")
  @CsvSource({"P3D, no", "P6DT23H59M59S, no", "P7D, yes"})
  void three_days_past_the_promise_and_four_more_count_as_lost(Duration past, String lost) {
    var order = Orders.late().promisedBy(NOW.minus(past));

    assertThat(facts(order)).containsEntry("counts-as-lost", lost);
  }

  @ParameterizedTest(name = "abroad, shipped {0} ago: lost {1}")
  @CsvSource({"P20D, no", "P35D, no", "P35DT1S, yes"})
  void abroad_it_is_past_thirty_five_days_since_shipping(Duration ago, String lost) {
    var order =
        Orders.late()
            .abroad("US")
            .shippedAt(NOW.minus(ago))
            .promisedBy(daysAgo(19))
            .events(scan(daysAgo(19)));

    assertThat(facts(order)).containsEntry("counts-as-lost", lost);
  }

  @Test
  void a_parcel_declared_lost_is_lost_wherever_it_goes_and_whatever_was_signed() {
    assertThat(facts(Orders.lost())).containsEntry("counts-as-lost", "yes");
    assertThat(facts(Orders.lost().abroad("US"))).containsEntry("counts-as-lost", "yes");
    assertThat(facts(Orders.lost().deliveredAt(daysAgo(1))))
        .containsEntry("counts-as-lost", "yes")
        .containsEntry("delivered", "no");
  }

  @Test
  void what_was_never_sent_what_arrived_and_what_came_back_is_not_lost() {
    assertThat(facts(Orders.paid().promisedBy(daysAgo(30)))).containsEntry("counts-as-lost", "no");
    assertThat(facts(Orders.delivered().deliveredAt(daysAgo(30))))
        .containsEntry("counts-as-lost", "no");
    assertThat(facts(Orders.late().parcel("returned").promisedBy(daysAgo(30))))
        .containsEntry("counts-as-lost", "no");
  }

  @ParameterizedTest(name = "order {0}, parcel {1}: shipped {2}, delivered {3}")
  @CsvSource({
    "unpaid, none, no, no",
    "paid, none, no, no",
    "paid, in-transit, yes, no",
    "shipped, none, yes, no",
    "shipped, out-for-delivery, yes, no",
    "shipped, held, yes, no",
    "shipped, returned, yes, no",
    "shipped, delivered, yes, yes",
    "completed, none, yes, yes",
    "completed, delivered, yes, yes",
    "completed, in-transit, yes, no",
    "refunding, none, no, no",
    "closed, none, no, no"
  })
  void the_parcel_is_believed_before_the_order(
      String state, String parcel, String shipped, String delivered) {
    var order = Orders.late().state(state).parcel(parcel).shippedAt(null).events();

    assertThat(facts(order))
        .containsEntry("shipped", shipped)
        .containsEntry("delivered", delivered);
  }

  @Test
  void without_a_time_from_the_shop_the_last_scan_of_a_delivered_parcel_is_the_delivery() {
    var order = Orders.late().parcel("delivered").events(scan(daysAgo(9)), scan(daysAgo(2)));

    assertThat(facts(order)).containsEntry("days-since-delivery", "2");
  }

  @Test
  void a_clock_that_is_behind_the_shop_counts_no_negative_days() {
    assertThat(facts(Orders.delivered().deliveredAt(NOW.plusSeconds(90))))
        .containsEntry("days-since-delivery", "0");
  }

  private static Movement scan(Instant at) {
    return new Movement(at, "scanned");
  }

  private static Map<String, String> facts(Orders order) {
    return FactSheet.of(order.order(), NOW);
  }
}
