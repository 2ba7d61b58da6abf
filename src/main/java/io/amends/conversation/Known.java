package io.amends.conversation;

import io.amends.commerce.FactSheet;
import io.amends.commerce.Lookup;
import io.amends.commerce.Order;
import io.amends.dialog.Condition;
import io.amends.dialog.Vocabulary;
import io.amends.remedy.PolicyFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known where a flow has to branch: facts of the order, what was told, the mood. */
final class Known {

  private Known() {}

  /**
   * Whether every condition holds of what is known: facts by their name, slots as {@code
   * slot.name}.
   */
  static boolean holds(Map<String, Condition> conditions, Draft draft) {
    if (conditions.isEmpty()) {
      return true;
    }
    var known = known(draft);
    return conditions.entrySet().stream()
        .allMatch(entry -> entry.getValue().holds(known.get(entry.getKey())));
  }

  private static Map<String, String> known(Draft draft) {
    var matter = draft.matter();
    var known = new HashMap<String, String>();
    matter.order().ifPresent(order -> addFacts(known, order, draft));
    var lookup = matter.lookup();
    if (lookup != null) {
      known.put("lookup", word(lookup));
    }
    matter.slots().forEach((slot, value) -> known.put("slot." + slot, value));
    known.put("mood", Integer.toString(draft.state().talk().mood()));
    known.put(Vocabulary.SUBJECT, matter.code());
    var risks = draft.state().desk().risks();
    for (var risk : List.of("review-threat", "platform-complaint")) {
      known.put(risk, risks.contains(risk) ? "yes" : "no");
    }
    return known;
  }

  private static void addFacts(Map<String, String> known, Order order, Draft draft) {
    var items = ItemsMeant.in(order, draft.matter());
    known.putAll(FactSheet.of(order, draft.now()));
    known.put("customised", items.stream().anyMatch(Order.Item::customised) ? "yes" : "no");
    known.putAll(PolicyFacts.of(draft.book().policy(), order, items, draft.now()));
  }

  private static String word(Lookup lookup) {
    if (lookup instanceof Lookup.Found) {
      return "found";
    }
    return lookup instanceof Lookup.Unavailable ? "unavailable" : "not-found";
  }
}
