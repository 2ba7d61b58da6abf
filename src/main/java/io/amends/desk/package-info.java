/**
 * People: who they are, who waits for one, who holds what, and what they send. It records only what
 * a person did; it never decides for the assistant and never speaks of itself. Start reading at
 * {@link io.amends.desk.AgentDesk}.
 */
@NullMarked
package io.amends.desk;

import org.jspecify.annotations.NullMarked;
