package io.amends.desk;

/**
 * What an agent sends to a customer.
 *
 * @param id the agent's own id of it, unique in the conversation
 * @param text empty with a suggestion: its own words
 * @param suggestion id of the suggestion it came from; empty: free text
 * @param confirm whether a stale suggestion is sent all the same
 */
public record AgentMessage(String id, String text, String suggestion, boolean confirm) {}
