package io.amends.store;

import java.time.Instant;

/**
 * Something that must reach the outside at least once: a reply by webhook, a remedy at the shop.
 *
 * @param id unique and the same for every attempt: the receiver can dedupe by it
 * @param lane dispatches of one lane go out one after another, in order
 * @param destination which sender takes it, such as {@code standard} or {@code shop}
 * @param body what is sent, as JSON text
 * @param attempts how often it was tried
 * @param notBefore not tried before this time
 */
public record Dispatch(
    String id, String lane, String destination, String body, int attempts, Instant notBefore) {}
