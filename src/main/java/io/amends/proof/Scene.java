package io.amends.proof;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Combinations that nothing has told apart so far: a part of each dimension that was looked at, and
 * all of every other. Immutable.
 */
final class Scene {

  private final World world;
  private final Map<Dimension, BitSet> parts;

  private Scene(World world, Map<Dimension, BitSet> parts) {
    this.world = world;
    this.parts = parts;
  }

  static Scene all(World world) {
    return new Scene(world, Map.of());
  }

  /** What is left of a dimension. */
  BitSet of(Dimension dimension) {
    var part = parts.get(dimension);
    return part == null ? dimension.whole() : part;
  }

  /** How many combinations there are, of what was looked at. */
  long count() {
    return parts.entrySet().stream()
        .mapToLong(part -> part.getKey().count(part.getValue()))
        .reduce(1, Math::multiplyExact);
  }

  /** The same where this is left of a dimension; nothing: empty. */
  List<Scene> with(Dimension dimension, BitSet part) {
    if (part.isEmpty()) {
      return List.of();
    }
    var next = new LinkedHashMap<>(parts);
    next.put(dimension, part);
    return List.of(new Scene(world, next));
  }

  /** The combinations of which a fact is like that. */
  List<Scene> where(String fact, Predicate<@Nullable String> test) {
    var dimension = world.of(fact);
    if (!dimension.ofOrder()) {
      return in(dimension, fact, test);
    }
    var scenes = new ArrayList<Scene>();
    in(world.lookup(), World.LOOKUP, World.FOUND::equals)
        .forEach(found -> scenes.addAll(found.in(dimension, fact, test)));
    if (test.test(null)) {
      scenes.addAll(in(world.lookup(), World.LOOKUP, value -> !World.FOUND.equals(value)));
    }
    return scenes;
  }

  private List<Scene> in(Dimension dimension, String fact, Predicate<@Nullable String> test) {
    var part = dimension.where(fact, test);
    part.and(of(dimension));
    return with(dimension, part);
  }
}
