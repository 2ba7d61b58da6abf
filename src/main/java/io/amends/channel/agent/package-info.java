/**
 * The agent's side of the wire: signing in, and one socket a desk (CONTRACT §2). It turns frames
 * into acts at the desk and tells what happens; it decides nothing. Start reading at {@link
 * io.amends.channel.agent.AgentSocket}.
 */
@NullMarked
package io.amends.channel.agent;

import org.jspecify.annotations.NullMarked;
