package io.amends.remedy;

import io.amends.commerce.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One option inside the shop's policy: the only source of an amount that a customer is told.
 *
 * @param amount what the customer gets (money, a coupon's face, a gift's worth, a delay
 *     compensation); {@code null} where nothing of an amount is given
 * @param cost what it costs the shop, by the policy's figures
 * @param skus the items it is about
 * @param needsApproval whether a person must approve before it is carried out
 * @param reason why it is here and what it costs, for the agent; never shown to a customer
 */
public record Offer(
    Remedy remedy,
    @Nullable Money amount,
    Money cost,
    List<String> skus,
    boolean needsApproval,
    String reason) {

  public Offer {
    skus = List.copyOf(skus);
  }
}
