package io.amends.desk;

import io.amends.conversation.ConversationId;
import io.amends.store.Headline;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that waits for a person.
 *
 * @param why such as {@code customer-asked}, {@code copilot} or {@code transferred to lin}
 * @param since when it began to wait
 * @param weight the heaviest come first (P60)
 * @param issue issue or request code; empty: none yet
 * @param promiseDue when a promise that may not be kept is, or was, due; {@code null}: none presses
 */
public record QueueItem(
    ConversationId conversation,
    String why,
    Instant since,
    int weight,
    String issue,
    String mode,
    String stage,
    @Nullable Instant promiseDue) {

  static QueueItem of(Headline headline, Instant since) {
    return new QueueItem(
        headline.conversation(),
        headline.waitingFor(),
        since,
        headline.weight(),
        headline.issue(),
        headline.mode(),
        headline.stage(),
        headline.promiseDue());
  }
}
