package io.amends.conversation;

/**
 * A file that the customer sent along.
 *
 * @param kind {@code image}, {@code video}, {@code audio} or {@code file}
 * @param name empty where none was given
 * @param bytes size; 0 where none was given
 */
public record Attachment(String kind, String url, String name, long bytes) {}
