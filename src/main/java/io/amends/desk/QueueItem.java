package io.amends.desk;

import io.amends.conversation.ConversationId;
import io.amends.store.Headline;
import java.time.Instant;

/**
 * A conversation that waits for a person.
 *
 * @param why such as {@code customer-asked}, {@code copilot} or {@code transferred to lin}
 * @param since when it began to wait
 * @param weight the heaviest come first (P60)
 * @param issue issue or request code; empty: none yet
 */
public record QueueItem(
    ConversationId conversation,
    String why,
    Instant since,
    int weight,
    String issue,
    String mode,
    String stage) {

  static QueueItem of(Headline headline, Instant since) {
    return new QueueItem(
        headline.conversation(),
        headline.waitingFor(),
        since,
        headline.weight(),
        headline.issue(),
        headline.mode(),
        headline.stage());
  }
}
