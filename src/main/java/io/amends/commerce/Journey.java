package io.amends.commerce;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far an order has come on its way to the customer, at one moment. Where the shop and the
 * carrier disagree the parcel's own state counts: marketplaces complete an order by themselves
 * while its parcel is still out.
 *
 * <p>Days are whole days of 24 hours and never negative. No time zone is involved, so a day is
 * never counted before it is over, wherever the customer lives.
 */
public final class Journey {

  /** P37: no movement for so long. */
  private static final Duration STILL = Duration.ofDays(7);

  /** P37: three days past the promise and then four more. */
  private static final Duration OVERDUE = Duration.ofDays(3 + 4);

  /** P25: international post may take this long. */
  private static final Duration ABROAD = Duration.ofDays(35);

  private static final Set<String> OUT =
      Set.of("in-transit", "out-for-delivery", "held", "returned", "lost");

  private final Order order;
  private final Instant now;

  public Journey(Order order, Instant now) {
    this.order = order;
    this.now = now;
  }

  public boolean shipped() {
    return order.shippedAt() != null
        || order.state().equals("shipped")
        || OUT.contains(parcel())
        || delivered();
  }

  /** Whether it arrived, as far as shop and carrier say. A parcel declared lost did not. */
  public boolean delivered() {
    if (OUT.contains(parcel())) {
      return order.deliveredAt() != null && !parcel().equals("lost");
    }
    return order.deliveredAt() != null
        || parcel().equals("delivered")
        || order.state().equals("completed");
  }

  /** Whether the carrier brought the parcel back to the shop (P26). */
  public boolean cameBack() {
    return parcel().equals("returned") && !delivered();
  }

  public boolean international() {
    var destination = order.destination();
    return destination != null && destination.international();
  }

  /**
   * Whether the parcel counts as lost (P37): declared so, or without movement for 7 days, or 7 days
   * (3 and then 4 more) past the promise. Abroad it is past 35 days since shipping (P25), for weeks
   * without a scan are normal there.
   */
  public boolean countsAsLost() {
    if (parcel().equals("lost")) {
      return true;
    }
    if (!shipped() || delivered() || cameBack()) {
      return false;
    }
    if (international()) {
      var shippedAt = order.shippedAt();
      return shippedAt != null && now.isAfter(shippedAt.plus(ABROAD));
    }
    var promisedBy = order.promisedBy();
    return lastMoved().filter(at -> !now.isBefore(at.plus(STILL))).isPresent()
        || (promisedBy != null && !now.isBefore(promisedBy.plus(OVERDUE)));
  }

  /** Whether what was promised has not arrived by now, or nothing was promised. */
  public boolean isOverdueOrUnpromised() {
    var promisedBy = order.promisedBy();
    return !delivered() && (promisedBy == null || now.isAfter(promisedBy));
  }

  /** Days past the promise while not delivered, 0 when not late; unknown without a promise. */
  public OptionalLong daysLate() {
    var late = daysSince(order.promisedBy());
    return late.isPresent() && delivered() ? OptionalLong.of(0) : late;
  }

  public OptionalLong daysSincePaid() {
    return daysSince(order.paidAt());
  }

  public OptionalLong daysSinceDelivery() {
    return daysSince(deliveredAt().orElse(null));
  }

  /** Days since the parcel moved, or since it was shipped; unknown before and after the journey. */
  public OptionalLong daysStill() {
    return shipped() && !delivered() ? daysSince(lastMoved().orElse(null)) : OptionalLong.empty();
  }

  /**
   * Where the shop gives no time, the carrier's last scan of a delivered parcel is the delivery.
   */
  private Optional<Instant> deliveredAt() {
    if (!delivered()) {
      return Optional.empty();
    }
    return Optional.ofNullable(order.deliveredAt())
        .or(() -> parcel().equals("delivered") ? lastScan() : Optional.empty());
  }

  private Optional<Instant> lastMoved() {
    var shippedAt = Optional.ofNullable(order.shippedAt());
    return lastScan()
        .filter(scan -> shippedAt.isEmpty() || scan.isAfter(shippedAt.get()))
        .or(() -> shippedAt);
  }

  private Optional<Instant> lastScan() {
    Instant last = null;
    for (var movement : order.shipment().events()) {
      last = last == null || movement.at().isAfter(last) ? movement.at() : last;
    }
    return Optional.ofNullable(last);
  }

  private OptionalLong daysSince(@Nullable Instant at) {
    return at == null
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(0, Duration.between(at, now).toDays()));
  }

  private String parcel() {
    return order.shipment().state();
  }
}
