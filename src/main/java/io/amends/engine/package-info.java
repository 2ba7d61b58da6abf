/**
 * The one loop: read, understand, look up, decide, append, announce. One ordered lane a
 * conversation. Ports to the rest of the shell are here. Start reading at {@code
 * ConversationEngine}.
 */
@NullMarked
package io.amends.engine;

import org.jspecify.annotations.NullMarked;
