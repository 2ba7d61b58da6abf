package io.amends.language.opennlp;

import io.amends.language.Entity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Chooses among entities that lie over each other. */
final class Spans {

  private Spans() {}

  /** The longest of those that overlap (of equals the first given), in the order of the text. */
  static List<Entity> longest(List<Entity> found) {
    if (found.size() < 2) {
      return List.copyOf(found);
    }
    var byLength = new ArrayList<>(found);
    byLength.sort(Comparator.comparingInt((Entity e) -> e.start() - e.end()));
    var kept = new ArrayList<Entity>();
    for (var entity : byLength) {
      if (!overlapsAny(entity, kept)) {
        kept.add(entity);
      }
    }
    kept.sort(Comparator.comparingInt(Entity::start));
    return List.copyOf(kept);
  }

  static boolean overlapsAny(Entity entity, List<Entity> others) {
    for (var other : others) {
      if (overlap(entity, other)) {
        return true;
      }
    }
    return false;
  }

  static boolean overlap(Entity a, Entity b) {
    return a.start() < b.end() && b.start() < a.end();
  }
}
