package io.amends.store;

import io.amends.conversation.ConversationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a conversation without reading its events: for the queue, for search, for waking
 * it up.
 *
 * @param mode {@code autopilot}, {@code copilot} or {@code human}
 * @param stage {@code empathy} … {@code closed}
 * @param issue the issue it is about; empty: none yet
 * @param customer the identified customer's id; empty: a guest
 * @param agent who holds it; empty: nobody
 * @param waitingSince since when it waits for a person; {@code null}: it does not
 * @param waitingFor why it waits, such as {@code customer-asked}; empty: it does not
 * @param weight how heavy it weighs in the queue, 0 and up (P60)
 * @param changedAt time of the last event
 * @param wakeAt when the engine must look at it again by itself; {@code null}: never
 * @param flowSet hash of the flow set it is bound to; empty: none
 * @param promiseDue when the first promise that the desk was warned of is, or was, due; {@code
 *     null}: there is none
 */
public record Headline(
    ConversationId conversation,
    String mode,
    String stage,
    String issue,
    String customer,
    String agent,
    @Nullable Instant waitingSince,
    String waitingFor,
    int weight,
    Instant changedAt,
    @Nullable Instant wakeAt,
    String flowSet,
    @Nullable Instant promiseDue) {

  /** One without a promise that is due soon. */
  public Headline(
      ConversationId conversation,
      String mode,
      String stage,
      String issue,
      String customer,
      String agent,
      @Nullable Instant waitingSince,
      String waitingFor,
      int weight,
      Instant changedAt,
      @Nullable Instant wakeAt,
      String flowSet) {
    this(
        conversation,
        mode,
        stage,
        issue,
        customer,
        agent,
        waitingSince,
        waitingFor,
        weight,
        changedAt,
        wakeAt,
        flowSet,
        null);
  }

  /** Whether it waits for a person, is held by one, or is not answered by the assistant alone. */
  public boolean isOfTheDesk() {
    return waitingSince != null || !agent.isEmpty() || !mode.equals("autopilot");
  }
}
