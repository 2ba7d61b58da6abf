/**
 * Shows that a set of flows ends well whatever is true of an order and whatever a customer tells:
 * every combination of the cut points of its conditions, of its policy and of what the planner
 * looks at is taken. It decides nothing by itself: conditions, facts, obstacles, prices and plans
 * are those of the modules that answer for them. Start reading at {@link io.amends.proof.Proof}.
 */
@NullMarked
package io.amends.proof;

import org.jspecify.annotations.NullMarked;
