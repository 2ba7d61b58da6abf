package io.amends.engine;

/**
 * It is durable.
 *
 * @param id the channel's own id of what was taken in
 * @param seq the visible entry it became
 * @param isNew whether it was taken in just now; {@code false} where it had been seen before
 */
public record Acknowledgement(String id, long seq, boolean isNew) {}
