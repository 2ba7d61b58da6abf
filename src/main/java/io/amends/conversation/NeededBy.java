package io.amends.conversation;

import io.amends.commerce.FactSheet;
import io.amends.commerce.Order;
import io.amends.language.Entity;
import io.amends.language.Label;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The day by which the customer needs the goods: taken up once it is known, for which way arrives
 * in time decides what is chosen. Only what the shop knows is said of it, and nothing is promised
 * (P11). Words are the scripts {@code shared/day-…}; a set without them says nothing.
 */
final class NeededBy {

  static final String SLOT = "needed-by";

  private static final String SAID = "shared/day-";

  private NeededBy() {}

  /** The day that was told; empty: not asked, none, or not named. */
  static Optional<LocalDate> day(Matter matter) {
    try {
      return matter.slot(SLOT).filter(told -> !told.isEmpty()).map(LocalDate::parse);
    } catch (DateTimeException notOne) {
      return Optional.empty();
    }
  }

  /**
   * A day to come that is told by the way where a parcel is waited for. The day that was promised
   * for it is another thing.
   */
  static void note(Draft draft, Turn turn) {
    var matter = draft.matter();
    if (turn.entities().isEmpty()
        || !waits(matter, turn)
        || matter.slot(SLOT).isPresent()
        || matter.question().equals(SLOT)) {
      return;
    }
    var promised =
        matter.order().map(Order::promisedBy).map(at -> at.atZone(draft.zone()).toLocalDate());
    turn.entity(Entity.DATE)
        .map(Entity::value)
        .filter(day -> LocalDate.parse(day).isAfter(today(draft)))
        .filter(day -> promised.filter(LocalDate.parse(day)::equals).isEmpty())
        .ifPresent(day -> Slots.fill(draft, SLOT, day));
  }

  private static boolean waits(Matter matter, Turn turn) {
    return SecondMatter.NOT_HERE.contains(matter.code())
        || turn.issues().stream().map(Label::code).anyMatch(SecondMatter.NOT_HERE::contains);
  }

  /** Says how the parcel stands to that day, before anything is proposed. */
  static void takeUp(Draft draft) {
    var matter = draft.matter();
    var day = day(matter).filter(told -> !told.isBefore(today(draft)));
    var order = matter.order().filter(found -> !isDelivered(found));
    if (day.isEmpty() || order.isEmpty() || matter.proposal() != null) {
      return;
    }
    var script = SAID + outlook(draft, order.get(), day.get());
    if (draft.book().scripts().containsKey(script)) {
      draft.say(script);
    }
  }

  private static String outlook(Draft draft, Order order, LocalDate day) {
    var facts = FactSheet.of(order, draft.now());
    if ("yes".equals(facts.get("counts-as-lost")) || order.shipment().state().equals("returned")) {
      return "not-on-its-way";
    }
    var promised = order.promisedBy();
    if (promised == null || promised.isBefore(draft.now())) {
      return "open";
    }
    var due = promised.atZone(draft.zone()).toLocalDate();
    return due.isAfter(day) ? "missed" : "met";
  }

  private static boolean isDelivered(Order order) {
    return order.shipment().state().equals("delivered");
  }

  private static LocalDate today(Draft draft) {
    return LocalDate.ofInstant(draft.now(), draft.zone());
  }
}
