/**
 * What the shop can offer and what it costs: remedies, the shop's policy, the planner of two
 * options, and the ledger of what was offered and given per order. Pure; it must never know a
 * conversation or a sentence. Start reading at {@link io.amends.remedy.RemedyPlanner}.
 */
@NullMarked
package io.amends.remedy;

import org.jspecify.annotations.NullMarked;
