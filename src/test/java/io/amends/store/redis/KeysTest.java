package io.amends.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.store.SampleAppend;
import io.lettuce.core.cluster.SlotHash;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeysTest {

  @Test
  void all_that_is_a_conversations_own_is_in_one_slot() {
    for (var n = 0; n < 200; n++) {
      var id = SampleAppend.newId();
      var group = Keys.group(id.value());
      var lane = "standard " + id.value();
      assertThat(
              slots(
                  Keys.events(id),
                  Keys.headlines(group),
                  Keys.changes(group),
                  Keys.due(group),
                  Keys.waking(group) + ":" + id.value(),
                  Keys.desk(group),
                  Keys.news(group),
                  Keys.receipt(group, "webhook/{1}"),
                  Keys.voided(group, Name.delivery("webhook/{1}")),
                  Keys.waiting(group),
                  Keys.leaving(group),
                  Keys.left(group),
                  Keys.rows(lane),
                  Keys.lane(lane),
                  Keys.heads(Keys.groupOfLane(lane)),
                  Keys.mark(Keys.events(id))))
          .hasSize(1);
    }
  }

  @Test
  void a_lane_is_in_one_slot_with_what_is_known_of_it() {
    for (var lane : List.of("a", "shop AM-1", "shop AM {2}", " ", "shop ")) {
      var group = Keys.groupOfLane(lane);
      assertThat(
              slots(
                  Keys.rows(lane),
                  Keys.lane(lane),
                  Keys.heads(group),
                  Keys.parked(group),
                  Keys.waiting(group),
                  Keys.arrived(group)))
          .hasSize(1);
    }
  }

  @Test
  void a_mark_is_where_what_it_marks_is_whatever_an_order_is_called() {
    for (var order : List.of("AM-1", "{}", "a}b{c", "}{")) {
      assertThat(slots(Keys.ledger(order), Keys.mark(Keys.ledger(order)))).hasSize(1);
    }
  }

  @Test
  void groups_are_spread_over_the_slots_of_every_cluster() {
    for (var primaries = 2; primaries <= 12; primaries++) {
      var of = primaries;
      var share =
          IntStream.range(0, Keys.GROUPS)
              .boxed()
              .collect(
                  Collectors.groupingBy(
                      group -> SlotHash.getSlot(Keys.due(group)) * of / SlotHash.SLOT_COUNT,
                      Collectors.counting()));
      assertThat(share).as("over %d primaries", primaries).hasSize(primaries);
    }
  }

  private static List<Integer> slots(String... keys) {
    return Arrays.stream(keys).map(SlotHash::getSlot).distinct().toList();
  }
}
