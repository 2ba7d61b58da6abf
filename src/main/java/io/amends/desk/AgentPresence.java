package io.amends.desk;

/**
 * An agent who is at the desk.
 *
 * @param status {@code available} or {@code away}
 * @param capacity how many conversations at once, 1 and up
 */
public record AgentPresence(String name, String status, int capacity) {

  public static final String AVAILABLE = "available";
  public static final String AWAY = "away";

  public boolean isAvailable() {
    return status.equals(AVAILABLE);
  }
}
