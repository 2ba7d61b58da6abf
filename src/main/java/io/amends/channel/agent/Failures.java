package io.amends.channel.agent;

import io.amends.channel.Frames;
import io.amends.desk.RefusedException;
import io.amends.desk.TakenException;
import io.amends.desk.WordingException;
import io.amends.engine.EngineBusyException;
import io.amends.engine.ErasedException;
import io.amends.store.StoreUnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an agent is told when something cannot be: never a reason to close the socket. */
final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final long RETRY_AFTER_MS = 2_000;

  private Failures() {}

  /** A frame that cannot be carried out as it is. Its message is for whoever wrote the client. */
  static final class BadFrameException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    BadFrameException(String code, String message) {
      super(message, null, false, false);
      this.code = code;
    }
  }

  static ObjectNode frame(Throwable failure, JsonNode cause) {
    var id = cause.path("id").isString() ? cause.path("id").stringValue() : null;
    var frame = frame(failure, id);
    if (cause.path("conversation").isString()) {
      frame.put("conversation", cause.path("conversation").stringValue());
    }
    return frame;
  }

  private static ObjectNode frame(Throwable failure, @Nullable String id) {
    if (failure instanceof BadFrameException bad) {
      return Frames.error(bad.code, message(bad), id, null);
    }
    if (failure instanceof RefusedException refused) {
      var frame = Frames.error(refused.code(), message(refused), id, null);
      if (refused instanceof TakenException taken) {
        frame.put("agent", taken.holder());
      } else if (refused instanceof WordingException wording) {
        frame
            .put("reason", message(wording))
            .put("rewording", wording.rewording())
            .put("wording", wording.rewording());
      }
      return frame;
    }
    if (failure instanceof ErasedException) {
      return erased(id);
    }
    if (!(failure instanceof StoreUnavailableException || failure instanceof EngineBusyException)) {
      LOG.error("An agent's frame could not be carried out", failure);
    }
    return unavailable(id);
  }

  static ObjectNode erased(@Nullable String id) {
    return Frames.error("not-found", "the conversation was erased", id, null);
  }

  static ObjectNode unavailable(@Nullable String id) {
    return Frames.error(
        "unavailable",
        "it is not known to be done; please try the same again in a moment",
        id,
        RETRY_AFTER_MS);
  }

  private static String message(Throwable failure) {
    var message = failure.getMessage();
    return message == null ? "" : message;
  }
}
