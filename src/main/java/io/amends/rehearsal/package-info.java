/**
 * Conversations written down as they should go (goldens), and what becomes of them: played on a set
 * of flows without shop, store or clock, once with the understanding that is written beside each
 * line and once with a model that understands the lines itself. It tells what went otherwise, and
 * which cases, options and ends of the flows no golden visits. It must never decide anything. Start
 * reading at {@link io.amends.rehearsal.Golden} and {@link io.amends.rehearsal.Rehearsal}.
 */
@NullMarked
package io.amends.rehearsal;

import org.jspecify.annotations.NullMarked;
