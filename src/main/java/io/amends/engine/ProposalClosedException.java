package io.amends.engine;

/** The proposal is old, expired, already chosen from, or overtaken by a person. */
public final class ProposalClosedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ProposalClosedException() {
    super("the proposal can no longer be chosen from");
  }
}
