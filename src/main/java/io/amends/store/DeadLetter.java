package io.amends.store;

import java.time.Instant;

/**
 * A dispatch that was given up and is kept for a person.
 *
 * @param dispatch as it was when it was tried last
 * @param reason why it was given up, in words for an agent, without customer text
 * @param since when it was given up
 */
public record DeadLetter(Dispatch dispatch, String reason, Instant since) {}
