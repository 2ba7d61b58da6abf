package io.amends.engine;

import io.amends.conversation.Cause;
import io.amends.conversation.Conversation;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is said when deciding itself failed: that something went wrong here, and that a person
 * comes.
 */
final class Fallback {

  private static final Logger LOG = LoggerFactory.getLogger(Fallback.class);

  private final Supplier<FlowLibrary> flows;

  Fallback(Supplier<FlowLibrary> flows) {
    this.flows = flows;
  }

  /** In the words of the conversation's own set; where that is gone or broken, the newest's. */
  Decision decide(Conversation before, Cause cause, Instant now) {
    var after = cause.applyTo(before);
    try {
      var own = flows.get().deciderFor(before);
      return new Decision(own.apologise(after, now), own.set());
    } catch (RuntimeException broken) {
      LOG.error("The set of {} cannot be used", before.id(), broken);
      return new Decision(flows.get().decider(flows.get().newest()).apologise(after, now), null);
    }
  }
}
