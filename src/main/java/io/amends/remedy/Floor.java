package io.amends.remedy;

import java.time.LocalDate;

/**
 * What the law, a platform or the shop's own promise gives at least. No figure of the policy goes
 * below it, and no number that an article brings along either.
 *
 * @param least days or per cent, 0 or more
 * @param source where it is written
 * @param date since when it holds
 */
public record Floor(Scope scope, Limit limit, int least, String source, LocalDate date) {}
