package io.amends.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class PresenceTest {

  private final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-10T08:00:00Z"));
  private final Presence presence = new Presence(clock);

  @Test
  void an_agent_is_there_as_long_as_any_socket_is() {
    presence.arrive("lin", "office");
    presence.arrive("lin", "home");
    presence.leave("lin", "office");
    clock.advance(Duration.ofSeconds(30));

    assertThat(presence.isAnybodyAvailable()).isTrue();
  }

  @Test
  void a_page_loaded_anew_changes_nothing() {
    presence.arrive("lin", "first");
    presence.choose("lin", "available", 3);
    var told = new ArrayList<Integer>();
    var listening = presence.changes().subscribe(agents -> told.add(agents.size()));
    presence.leave("lin", "first");
    clock.advance(Duration.ofSeconds(3));
    presence.look();
    presence.arrive("lin", "second");
    presence.leave("lin", "second");
    clock.advance(Duration.ofSeconds(11));
    presence.look();
    listening.dispose();

    assertThat(told).containsExactly(1, 0);
  }

  @Test
  void a_socket_without_signs_of_life_counts_for_nothing() {
    presence.arrive("lin", "s1");
    clock.advance(Duration.ofSeconds(80));
    assertThat(presence.of("lin")).isEmpty();
    presence.beat("lin", "s1");
    assertThat(presence.of("lin")).isPresent();
  }

  @Test
  void away_is_there_but_not_available() {
    presence.arrive("lin", "s1");
    presence.choose("lin", "away", 2);

    assertThat(presence.isAnybodyAvailable()).isFalse();
    assertThat(presence.of("lin")).contains(new AgentPresence("lin", "away", 2));
  }

  @Test
  void what_was_chosen_is_kept_for_the_next_socket() {
    presence.arrive("lin", "s1");
    presence.choose("lin", "away", 2);
    presence.leave("lin", "s1");
    clock.advance(Duration.ofHours(1));
    presence.arrive("lin", "s2");

    assertThat(presence.of("lin").orElseThrow().isAvailable()).isFalse();
  }
}
