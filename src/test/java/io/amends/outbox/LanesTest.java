package io.amends.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.store.Dispatch;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LanesTest {

  private static final Instant NOW = VirtualClock.START;

  private final Lanes lanes = new Lanes(2);

  @Test
  void a_lane_is_taken_by_one_at_a_time() {
    assertThat(lanes.claim(dispatch("1", "a"), NOW)).isTrue();
    assertThat(lanes.claim(dispatch("2", "a"), NOW)).isFalse();

    lanes.release(dispatch("1", "a"));
    assertThat(lanes.claim(dispatch("2", "a"), NOW)).isTrue();
  }

  @Test
  void what_was_settled_while_the_store_was_read_is_not_taken_again_by_that_reading() {
    lanes.claim(dispatch("1", "a"), NOW);
    lanes.lookBegins();
    lanes.release(dispatch("1", "a"));
    assertThat(lanes.claim(dispatch("1", "a"), NOW)).isFalse();

    lanes.lookBegins();
    assertThat(lanes.claim(dispatch("1", "a"), NOW)).isTrue();
  }

  @Test
  void a_destination_has_so_many_places_and_a_refused_claim_takes_none() {
    assertThat(lanes.claim(dispatch("1", "a"), NOW)).isTrue();
    assertThat(lanes.claim(dispatch("2", "a"), NOW)).isFalse();
    assertThat(lanes.claim(dispatch("3", "b"), NOW)).isTrue();
    assertThat(lanes.claim(dispatch("4", "c"), NOW)).isFalse();
    assertThat(lanes.inFlight()).isEqualTo(2);

    lanes.release(dispatch("1", "a"));
    assertThat(lanes.claim(dispatch("4", "c"), NOW)).isTrue();
  }

  @Test
  void the_longest_rest_that_was_asked_for_counts() {
    lanes.rest("standard", NOW.plusSeconds(9));
    lanes.rest("standard", NOW.plusSeconds(5));

    assertThat(lanes.claim(dispatch("1", "a"), NOW.plusSeconds(8))).isFalse();
    assertThat(lanes.claim(dispatch("1", "a"), NOW.plusSeconds(9))).isTrue();
  }

  private static Dispatch dispatch(String id, String lane) {
    return new Dispatch(id, lane, "standard", "{}", 0, NOW);
  }
}
