package io.amends.dialog.yaml;

import io.amends.dialog.Condition;
import io.amends.dialog.Placeholder;
import io.amends.dialog.Placeholder.Needs;
import io.amends.dialog.Vocabulary;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known for certain at one place of a flow.
 *
 * @param isNumberTold whether the customer told the order's number
 * @param isOrderFound whether the shop knows the order
 * @param isDayPromised whether the shop promised a day for it
 */
record Known(boolean isNumberTold, boolean isOrderFound, boolean isDayPromised) {

  private static final String LOOKUP = "lookup";

  /** At the start: only what the condition itself says. */
  static Known at(FlowDraft.When when) {
    return new Known(false, false, false).under(when);
  }

  /** At a question of clarifying. */
  static Known at(FlowDraft.Step step, FlowDraft draft) {
    var before = draft.clarify().subList(0, draft.clarify().indexOf(step));
    return new Known(before.stream().anyMatch(Known::tellsNumber), false, false).under(step.when());
  }

  /** At a case: the ones above it did not hold. */
  static Known at(FlowDraft.Case found, FlowDraft draft) {
    var excluded = new HashSet<String>();
    for (var before : draft.cases().subList(0, draft.cases().indexOf(found))) {
      var conditions = before.when().conditions();
      if (conditions.size() == 1 && conditions.get(LOOKUP) instanceof Condition.AnyOf any) {
        excluded.addAll(any.words());
      }
    }
    var rest = excluded.containsAll(Set.of("unavailable", "not-found"));
    return new Known(isNumberTold(draft), draft.looksUp() && rest, false).under(found.when());
  }

  /** At the follow-up: something was offered, or at least answered. */
  static Known afterwards(FlowDraft draft) {
    var isOffered =
        draft.cases().stream()
            .filter(found -> !found.handOff() && found.continueWith().isBlank())
            .allMatch(found -> at(found, draft).isOrderFound());
    return new Known(isNumberTold(draft), isOffered, false);
  }

  /** The placeholders that can be filled for certain. */
  Set<Placeholder> placeholders() {
    var needs = EnumSet.noneOf(Needs.class);
    if (isNumberTold || isOrderFound) {
      needs.add(Needs.NUMBER);
    }
    if (isOrderFound) {
      needs.add(Needs.ORDER);
    }
    if (isDayPromised) {
      needs.add(Needs.PROMISE);
    }
    return Placeholder.needing(needs.toArray(Needs[]::new));
  }

  private static boolean isNumberTold(FlowDraft draft) {
    return draft.clarify().stream().anyMatch(Known::tellsNumber);
  }

  private static boolean tellsNumber(FlowDraft.Step step) {
    return step.ask().text().equals("order") && step.required() && step.when().isEmpty();
  }

  private Known under(FlowDraft.When when) {
    var facts = when.conditions();
    return new Known(
        isNumberTold || isPresent(facts.get("slot.order")),
        isOrderFound || facts.entrySet().stream().anyMatch(Known::meansFound),
        isDayPromised || isPresent(facts.get("days-late")));
  }

  private static boolean meansFound(Map.Entry<String, Condition> fact) {
    if (fact.getKey().equals(LOOKUP)) {
      return fact.getValue() instanceof Condition.AnyOf any && any.words().equals(Set.of("found"));
    }
    return Vocabulary.FACTS.containsKey(fact.getKey()) && isPresent(fact.getValue());
  }

  private static boolean isPresent(@Nullable Condition condition) {
    return condition != null && !(condition instanceof Condition.Missing);
  }
}
