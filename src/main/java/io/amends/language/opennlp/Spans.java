package io.amends.language.opennlp;

import io.amends.language.Entity;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** The entities of a text that do not lie over each other: who comes first stays. */
final class Spans {

  private final List<Entity> kept = new ArrayList<>();
  private final BitSet taken = new BitSet();

  /** Keeps those that lie over none that was kept before. */
  void add(List<Entity> more) {
    for (int i = 0; i < more.size(); i++) { // mostly empty: no iterator for that
      add(more.get(i));
    }
  }

  boolean isFree(int start, int end) {
    var next = taken.nextSetBit(start);
    return next < 0 || next >= end;
  }

  /** All that were kept, in the order of the text. */
  List<Entity> all() {
    kept.sort(Comparator.comparingInt(Entity::start));
    return List.copyOf(kept);
  }

  private void add(Entity entity) {
    if (isFree(entity.start(), entity.end())) {
      kept.add(entity);
      taken.set(entity.start(), entity.end());
    }
  }

  /** The longest of those that overlap (of equals the first given), in the order of the text. */
  static List<Entity> longest(List<Entity> found) {
    if (found.size() < 2) {
      return List.copyOf(found);
    }
    var byLength = new ArrayList<>(found);
    byLength.sort(Comparator.comparingInt((Entity e) -> e.start() - e.end()));
    var spans = new Spans();
    spans.add(byLength);
    return spans.all();
  }

  static boolean overlap(Entity a, Entity b) {
    return a.start() < b.end() && b.start() < a.end();
  }
}
