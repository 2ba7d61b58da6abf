package io.amends;

import io.amends.dialog.InvalidFlowsException;
import io.amends.language.opennlp.InvalidIntentsException;
import io.amends.store.embedded.CannotOpenStoreException;
import io.amends.store.redis.CannotUseRedisException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Says why Amends does not start in words for the person who can mend it, without a stack trace:
 * what is wrong, in which file and line, and what to do.
 */
final class StartFailures implements FailureAnalyzer {

  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidFlowsException) {
        return told(cause, "Mend these lines in the folder of the flows, then start again.");
      }
      if (cause instanceof InvalidIntentsException) {
        return told(cause, "Mend these lines in the folder of the intents, then start again.");
      }
      if (cause instanceof CannotOpenStoreException) {
        return told(cause, "See to the data folder (amends.data), then start again.");
      }
      if (cause instanceof CannotUseRedisException) {
        return told(
            cause,
            "See to Redis and to where it is said to be (amends.redis.url), then start again.");
      }
      if (cause instanceof MissingSecretsException) {
        return told(cause, "Set them in the environment, the same on every node.");
      }
    }
    return null;
  }

  private static FailureAnalysis told(Throwable cause, String action) {
    return new FailureAnalysis(String.valueOf(cause.getMessage()), action, cause);
  }
}
