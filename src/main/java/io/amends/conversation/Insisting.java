package io.amends.conversation;

import io.amends.commerce.Order;
import io.amends.dialog.Stage;
import io.amends.remedy.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Words for a wish that cannot be granted, and for two ways that nobody wants: told with the reason
 * and with what can be done in its place (P10, P11). Sets of before have no such words and do
 * without.
 */
final class Insisting {

  /** Slot that tells how often both were turned down with nothing better left: {@code once}. */
  private static final String DECLINED_BOTH = "declined-both";

  private static final String BOTH_STAND = "shared/instead-both-stand";
  private static final String UNDER_WAY = "shared/instead-on-its-way";
  private static final String OTHERWISE = "shared/instead-other";
  private static final String EARLIER = "shared/instead-earlier";

  private static final Set<String> ON_THE_ROAD = Set.of("in-transit", "out-for-delivery");

  private Insisting() {}

  /**
   * A first no to two ways beside which there is nothing but a person: they stand, and what else
   * would help may be told. False where that was said before; then a person comes (P62).
   */
  static boolean standsBy(Draft draft, Turn turn, Proposal proposal) {
    var words = Wishes.in(turn).flatMap(wish -> reason(draft, wish, proposal));
    var said = words.orElse(BOTH_STAND);
    if (draft.matter().slot(DECLINED_BOTH).isPresent() || !has(draft, said)) {
      return false;
    }
    Slots.fill(draft, DECLINED_BOTH, "once");
    draft.say(said).say("repair/which-one", Offering.titles(proposal)).reply(Stage.PROPOSE, "");
    return true;
  }

  /** Says why what was wished for is not among the ways that are offered, if it is not. */
  static void explain(Draft draft, List<Remedy> offered) {
    if (!isOwnFlow(draft)) {
      return; // a flow that began as another has its own words for how it came there
    }
    draft
        .matter()
        .slot(Asking.WISH)
        .filter(wish -> Wishes.codes().contains(wish) && !isGranted(wish, offered))
        .filter(wish -> !wish.equals(draft.matter().code())) // that is what its cases speak of
        .filter(wish -> !wasDone(draft, wish))
        .flatMap(wish -> reason(draft, wish))
        .filter(script -> draft.state().talk().timesSaid(script) == 0)
        .ifPresent(draft::say);
  }

  /**
   * All that can be done was turned down in an earlier talk: what is wanted after all is asked for
   * once, for a wish brings back what was refused (P7, P9).
   */
  static boolean asksAgain(Draft draft) {
    var matter = draft.matter();
    var isOpen = matter.slot(Asking.WISH).filter(wish -> !wish.equals(Asking.OPEN)).isEmpty();
    if (matter.standingOrFresh().refusedKinds().isEmpty()
        || matter.declined() > 0
        || !isOpen
        || !has(draft, EARLIER)
        || matter.timesAsked(Asking.WISH) > 1
        || draft.state().talk().timesSaid(EARLIER) > 0
        || !draft.state().desk().assistantSpeaks()) {
      return false;
    }
    Slots.fill(draft, Asking.WISH, "");
    draft.say(EARLIER).reply(Stage.CLARIFY, Asking.WISH);
    return true;
  }

  private static Optional<String> reason(Draft draft, String wish, Proposal proposal) {
    var offered = new ArrayList<Remedy>();
    proposal.options().forEach(option -> offered.add(option.offer().remedy()));
    return Wishes.codes().contains(wish) && !isGranted(wish, offered)
        ? reason(draft, wish)
        : Optional.empty();
  }

  private static Optional<String> reason(Draft draft, String wish) {
    var isForMoneyOrGoods = !wish.equals(Asking.COMPENSATION) && !wish.equals("price-refund");
    var isUnderWay =
        draft.matter().order().map(Order::shipment).stream()
            .anyMatch(shipment -> ON_THE_ROAD.contains(shipment.state()));
    var script = isForMoneyOrGoods && isUnderWay ? UNDER_WAY : OTHERWISE;
    return Optional.of(script).filter(name -> has(draft, name));
  }

  /** What was wished for and done, though it did not help, is no wish that is declined. */
  private static boolean wasDone(Draft draft, String wish) {
    return draft.matter().standingOrFresh().chosen().stream()
        .anyMatch(remedy -> Wishes.means(wish, remedy));
  }

  private static boolean isOwnFlow(Draft draft) {
    var matter = draft.matter();
    return draft
        .book()
        .flow(matter.flow())
        .filter(flow -> flow.startsOn().contains(matter.code()))
        .isPresent();
  }

  /** The courier is pressed with a compensation for the delay, so that is one, too. */
  private static boolean isGranted(String wish, List<Remedy> offered) {
    return offered.stream()
        .anyMatch(
            remedy ->
                Wishes.means(wish, remedy)
                    || wish.equals(Asking.COMPENSATION)
                        && (remedy == Remedy.CHASE_COURIER || remedy.kind() == Remedy.Kind.KEEP));
  }

  private static boolean has(Draft draft, String script) {
    return draft.book().scripts().containsKey(script);
  }
}
