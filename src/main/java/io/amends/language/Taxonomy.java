package io.amends.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The label set that understanding speaks and flows rely on. Codes are stable: one may be added,
 * none is renamed. A code belongs to exactly one head.
 */
public enum Taxonomy {
  ISSUE(
      "quality-defect",
      "damaged-on-arrival",
      "wrong-item",
      "missing-item",
      "not-as-described",
      "counterfeit",
      "size-or-fit",
      "changed-mind",
      "late-delivery",
      "not-received",
      "parcel-problem",
      "service-attitude",
      "price-dispute",
      "refund-delay",
      "site-problem"),
  REQUEST(
      "refund",
      "return",
      "exchange",
      "resend",
      "repair",
      "compensation",
      "price-refund",
      "cancel-order",
      "order-status",
      "refund-status",
      "withdraw-request",
      "change-order",
      "invoice",
      "how-to",
      "product-question",
      "account-help",
      "human",
      "explanation"),
  ACT(
      "greet",
      "thank",
      "bye",
      "complain",
      "ask",
      "inform",
      "affirm",
      "deny",
      "choose-first",
      "choose-second",
      "choose-either",
      "counter-offer",
      "praise",
      "suggest",
      "wait",
      "chat",
      "abuse"),
  RISK(
      "legal-threat",
      "platform-complaint",
      "review-threat",
      "extortion",
      "safety",
      "privacy",
      "self-harm");

  private final Set<String> codes;

  Taxonomy(String... codes) {
    this.codes = new LinkedHashSet<>(List.of(codes));
  }

  /** The codes of this head in the order of the taxonomy; the caller must not change them. */
  public Set<String> codes() {
    return java.util.Collections.unmodifiableSet(codes);
  }

  /** The head that a code belongs to; empty for a code that is not in the taxonomy. */
  public static Optional<Taxonomy> headOf(String code) {
    for (var head : values()) {
      if (head.codes.contains(code)) {
        return Optional.of(head);
      }
    }
    return Optional.empty();
  }
}
