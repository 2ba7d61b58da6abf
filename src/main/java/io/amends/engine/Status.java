package io.amends.engine;

import io.amends.conversation.Conversation;

/**
 * Who answers a conversation.
 *
 * @param mode {@code autopilot}, {@code copilot} or {@code human}
 * @param agent who holds it; empty: nobody
 * @param isWaiting whether it waits for a person
 */
public record Status(String mode, String agent, boolean isWaiting) {

  public static Status of(Conversation conversation) {
    var desk = conversation.desk();
    return new Status(desk.mode().code(), desk.agent(), desk.waitingSince() != null);
  }
}
