package io.amends.store;

/** The same delivery was taken in before: answer from its receipt, write nothing. */
public final class AlreadyDeliveredException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient DeliveryReceipt receipt;

  public AlreadyDeliveredException(DeliveryReceipt receipt) {
    super("delivery " + receipt.delivery() + " was taken in before");
    this.receipt = receipt;
  }

  /** What the earlier delivery became. */
  public DeliveryReceipt receipt() {
    return receipt;
  }
}
