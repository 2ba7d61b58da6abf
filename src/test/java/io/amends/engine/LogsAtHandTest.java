package io.amends.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.conversation.ConversationEvent;
import io.amends.conversation.ConversationId;
import io.amends.conversation.RecordedEvent;
import io.amends.store.SampleAppend;
import org.junit.jupiter.api.Test;

class LogsAtHandTest {

  private static final long ROOM = 100_000;

  private final LogsAtHand logs = new LogsAtHand(ROOM);

  @Test
  void what_is_kept_stays_within_the_limit_however_many_there_are() {
    for (var n = 0; n < 1_000; n++) {
      keep(n, "hello");
      assertThat(logs.weight()).isLessThanOrEqualTo(ROOM);
    }

    assertThat(logs.size()).isGreaterThan(10);
    assertThat(logs.get(id(999))).isNotNull();
    assertThat(logs.get(id(0))).isNull();
  }

  @Test
  void the_one_that_was_used_longest_ago_is_let_go_first() {
    keep(0, "hello");
    for (var n = 1; n < 1_000; n++) {
      assertThat(logs.get(id(0))).isNotNull();
      keep(n, "hello");
    }

    assertThat(logs.get(id(1))).isNull();
  }

  @Test
  void a_conversation_that_becomes_longer_takes_the_room_of_others() {
    var goesOn = keep(0, "hello");
    keep(1, "hello");
    for (var n = 0; n < 30; n++) {
      add(goesOn, "x".repeat(1_000));
      logs.keep(id(0), goesOn);
    }
    assertThat(logs.weight()).isGreaterThan(60_000);

    for (var n = 2; n < 12; n++) {
      keep(n, "x".repeat(5_000));
    }

    assertThat(logs.weight()).isLessThanOrEqualTo(ROOM);
    assertThat(logs.get(id(0))).isNull();
    assertThat(logs.get(id(11))).isNotNull();
  }

  @Test
  void one_that_is_larger_than_all_the_room_is_kept_alone() {
    keep(0, "hello");
    keep(1, "x".repeat(100_000));
    assertThat(logs.get(id(1))).isNotNull();
    assertThat(logs.size()).isEqualTo(1);

    keep(2, "hello");
    assertThat(logs.get(id(1))).isNull();
    assertThat(logs.size()).isEqualTo(1);
  }

  @Test
  void what_was_forgotten_takes_no_room() {
    keep(0, "hello");
    logs.forget(id(0));
    logs.forget(id(0));

    assertThat(logs.weight()).isZero();
    assertThat(logs.get(id(0))).isNull();
  }

  @Test
  void one_in_which_nothing_happened_is_not_kept() {
    logs.keep(id(0), new ConversationLog(id(0)));

    assertThat(logs.size()).isZero();
  }

  private ConversationLog keep(int n, String text) {
    var log = new ConversationLog(id(n));
    add(log, text);
    logs.keep(id(n), log);
    return log;
  }

  private static void add(ConversationLog log, String text) {
    ConversationEvent said = SampleAppend.said(text);
    log.add(new RecordedEvent(log.version() + 1, SampleAppend.NOON, said));
  }

  private static ConversationId id(int n) {
    return new ConversationId("c" + n);
  }
}
