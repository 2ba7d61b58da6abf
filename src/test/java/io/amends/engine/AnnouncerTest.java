package io.amends.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.conversation.ConversationId;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class AnnouncerTest {

  private static final ConversationId ID = new ConversationId("c1");
  private static final Announcement NEWS = new Announcement.Typing("agent");
  private static final int FITS = 256;

  private final Announcer announcer = new Announcer();

  @Test
  void who_reads_nothing_is_told_nothing_more_once_its_queue_is_full() {
    var silent = onlooker();

    StepVerifier.create(silent.hears(List.of()), 0)
        .then(() -> announces(FITS))
        .then(() -> assertThat(announcer.hasAudience(ID)).isTrue())
        .then(() -> announces(1))
        .then(() -> assertThat(announcer.hasAudience(ID)).isFalse())
        .thenRequest(Long.MAX_VALUE)
        .expectNextCount(FITS)
        .verifyError(SlowReaderException.class);
  }

  @Test
  void others_hear_on() {
    onlooker();
    var other = onlooker();

    StepVerifier.create(other.hears(List.of()))
        .then(() -> announces(2 * FITS))
        .expectNextCount(2 * FITS)
        .thenCancel()
        .verify();
  }

  private Onlooker onlooker() {
    var onlooker = new Onlooker();
    announcer.listen(ID, 0, onlooker);
    return onlooker;
  }

  private void announces(int times) {
    for (var n = 0; n < times; n++) {
      announcer.announce(ID, NEWS);
    }
  }
}
