package io.amends.channel.api;

import io.amends.engine.EngineBusyException;
import io.amends.engine.ErasedException;
import io.amends.engine.ProposalClosedException;
import io.amends.store.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Which problem a failure is. What is not foreseen is logged and told nobody. */
final class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private static final int STORE_BACK_IN_SECONDS = 2;
  private static final int ENGINE_FREE_IN_SECONDS = 1;

  private Problems() {}

  static Answer answer(Throwable failure) {
    return problem(failure).answer();
  }

  private static Problem problem(Throwable failure) {
    if (failure instanceof Problem problem) {
      return problem;
    }
    if (failure instanceof StoreUnavailableException) {
      return Problem.later(
          "The store is away; nothing was acknowledged. The same call again is safe.",
          STORE_BACK_IN_SECONDS);
    }
    if (failure instanceof EngineBusyException) {
      return Problem.later("Too much waits already; nothing was taken in.", ENGINE_FREE_IN_SECONDS);
    }
    if (failure instanceof ErasedException) {
      return Problem.of(
          HttpStatus.GONE, "erased", "The conversation was erased: begin one under another id.");
    }
    if (failure instanceof ProposalClosedException) {
      return Problem.of(
          HttpStatus.CONFLICT, "proposal-closed", "The proposal can no longer be chosen from.");
    }
    if (failure instanceof ResponseStatusException refused) {
      return refused(refused.getStatusCode().value());
    }
    LOG.error("A call failed", failure);
    return Problem.of(
        HttpStatus.INTERNAL_SERVER_ERROR, "failed", "Something went wrong here; it was logged.");
  }

  /** What the framework refused before we saw it. */
  private static Problem refused(int code) {
    var known = HttpStatus.resolve(code);
    var status = known == null ? HttpStatus.BAD_REQUEST : known;
    return Problem.of(status, "refused", status.getReasonPhrase() + ".");
  }
}
