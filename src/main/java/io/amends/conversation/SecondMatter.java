package io.amends.conversation;

import io.amends.conversation.DecisionEvent.SlotFilled;
import io.amends.dialog.Flow;
import io.amends.language.Entity;
import io.amends.language.Keyword;
import io.amends.language.Label;
import io.amends.language.Understanding;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Two problems in one talk: each has the order that was named with it, and what comes second is not
 * forgotten.
 */
final class SecondMatter {

  /** Slot of another issue that was named: it is next. */
  static final String CODE = "also";

  /** Slot of the order that was named with it. */
  static final String ORDER = "also-order";

  private static final double SURE = 0.6;

  /** What is wrong with a parcel that is waited for. */
  static final Set<String> NOT_HERE = Set.of("late-delivery", "not-received");

  private SecondMatter() {}

  /** Two problems in one message: the surer one first, the other one is kept with its order. */
  static void note(Draft draft, Flow first, Turn turn) {
    var next = codeBeside(draft, first, turn);
    if (numbers(turn).size() > 1) {
      orderOf(turn, first).ifPresent(order -> Slots.fill(draft, Matter.ORDER, order));
    }
    next.ifPresent(code -> keep(draft, code, turn));
  }

  /**
   * What is wrong with an order other than the one under way. A word will do, or no word that is
   * known: with a number and a complaint of its own nothing else can be meant. Who only corrects a
   * number complains of nothing.
   */
  static Optional<String> withOtherOrder(Draft draft, Turn turn) {
    var named = numbers(turn);
    var known = draft.matter().slot(Matter.ORDER);
    if (named.size() != 1 || known.isEmpty() || named.contains(known.get())) {
      return Optional.empty();
    }
    if (!turn.does("complain") || turn.does("deny")) {
      return Optional.empty();
    }
    var current = draft.book().flow(draft.matter().flow()).map(Flow::startsOn).orElse(List.of());
    var codes = codes(turn).filter(code -> isComplaint(draft, code)).toList();
    return codes.isEmpty()
        ? Optional.of(Starting.FAULT).filter(code -> isComplaint(draft, code))
        : codes.stream().findFirst().filter(code -> !current.contains(code));
  }

  private static boolean isComplaint(Draft draft, String code) {
    return draft.book().startingOn(code).filter(f -> f.kind() == Flow.Kind.COMPLAINT).isPresent();
  }

  /** Keeps a second matter, and its order where one other than that of the first was named. */
  static void keep(Draft draft, String code, Turn turn) {
    draft.record(new SlotFilled(CODE, code));
    var own = draft.matter().slot(Matter.ORDER);
    numbers(turn).stream()
        .filter(number -> !own.filter(number::equals).isPresent())
        .findFirst()
        .ifPresent(order -> draft.record(new SlotFilled(ORDER, order)));
  }

  /**
   * Whether another order must be meant though none was named: goods that are at hand did not come
   * late, and a parcel that is on its way holds nothing that broke.
   */
  static boolean isOfOtherOrder(Draft draft, Flow first, Flow next) {
    var delivered =
        draft.matter().order().map(order -> "delivered".equals(order.shipment().state()));
    return delivered.isPresent()
        && (delivered.get()
            ? first.defective() && isNotHere(next)
            : isNotHere(first) && next.defective());
  }

  private static boolean isNotHere(Flow flow) {
    return flow.startsOn().stream().anyMatch(NOT_HERE::contains);
  }

  private static Optional<String> codeBeside(Draft draft, Flow first, Turn turn) {
    if (numbers(turn).size() < 2) {
      for (var issue : turn.issues()) {
        if (issue.confidence() >= SURE && isOther(draft, first, issue.code())) {
          return Optional.of(issue.code());
        }
      }
      return Optional.empty();
    }
    var other = codes(turn).filter(code -> isOther(draft, first, code)).findFirst();
    // Two orders and one thing that is wrong: it is wrong with both.
    return other.isEmpty() && turn.does("complain")
        ? turn.issues().stream().map(Label::code).filter(first.startsOn()::contains).findFirst()
        : other;
  }

  private static boolean isOther(Draft draft, Flow first, String code) {
    return !first.startsOn().contains(code) && draft.book().startingOn(code).isPresent();
  }

  /** Labels, the surest first, then complaint words, the gravest first. */
  private static Stream<String> codes(Turn turn) {
    var words =
        turn.keywords()
            .sorted(Comparator.comparingInt(Keyword::severity).reversed())
            .map(Keyword::issue);
    return Stream.concat(turn.issues().stream().map(Label::code), words).distinct();
  }

  private static List<String> numbers(Turn turn) {
    if (turn.entities().isEmpty()) {
      return List.of(); // as most turns are
    }
    return turn.entities().stream()
        .filter(entity -> entity.type().equals(Entity.ORDER_NUMBER))
        .map(Entity::value)
        .distinct()
        .toList();
  }

  /** The number that stands nearest to the words of the flow; without such words the first one. */
  private static Optional<String> orderOf(Turn turn, Flow flow) {
    for (var heard : turn.understandings()) {
      var word =
          heard.keywords().stream().filter(k -> flow.startsOn().contains(k.issue())).findFirst();
      var near = word.flatMap(each -> nearest(heard, each));
      if (near.isPresent()) {
        return near;
      }
    }
    return numbers(turn).stream().findFirst();
  }

  private static Optional<String> nearest(Understanding heard, Keyword word) {
    return heard.entities().stream()
        .filter(entity -> entity.type().equals(Entity.ORDER_NUMBER))
        .min(Comparator.comparingInt(entity -> distance(entity, word)))
        .map(Entity::value);
  }

  private static int distance(Entity entity, Keyword word) {
    return Math.max(entity.start() - word.end(), word.start() - entity.end());
  }
}
