package io.amends.language.opennlp;

import io.amends.language.Entity;
import java.util.ArrayList;
import java.util.List;

/** Finds all that is named in a text. What lies over each other is settled here. */
final class EntityFinder {

  private final CodePatterns tracking;
  private final CodePatterns order;

  EntityFinder(CodePatterns tracking, CodePatterns order) {
    this.tracking = tracking;
    this.order = order;
  }

  List<Entity> find(Folded text) {
    if (!hasDigit(text)) {
      return List.of();
    }
    var found = new ArrayList<Entity>();
    found.addAll(tracking.find(text));
    found.addAll(order.find(text));
    return Spans.longest(found);
  }

  private static boolean hasDigit(Folded text) {
    for (int i = 0; i < text.length(); i++) {
      if (Letters.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
