/**
 * Customers that nobody wrote down: seeded, of six kinds, in three languages, led through the core
 * alone, with what must always hold looked for in what was recorded. Start reading at {@code
 * SimulationTest}; what customers say is in {@code simulation/lines.txt}.
 */
@NullMarked
package io.amends.simulation;

import org.jspecify.annotations.NullMarked;
