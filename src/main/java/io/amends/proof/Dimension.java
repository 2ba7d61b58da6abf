package io.amends.proof;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Facts that depend on each other and on nothing else, with every way that they can be. Each is one
 * of its own: two that look alike are not the same. Not thread-safe.
 */
final class Dimension {

  private final String name;
  private final Set<String> facts;
  private final boolean ofOrder;
  private final List<Alternative> all;
  private final BitSet whole = new BitSet();

  /** By fact, made when it is first looked at: of most nobody asks. */
  private final Map<String, Index> indexes = new HashMap<>();

  /**
   * @param ofOrder whether they are known only where the shop found the order
   */
  Dimension(String name, Set<String> facts, boolean ofOrder, List<Alternative> all) {
    this.name = name;
    this.facts = Set.copyOf(facts);
    this.ofOrder = ofOrder;
    this.all = List.copyOf(all);
    whole.set(0, all.size());
  }

  /** Those of each value of a fact, and those of which it is not known. */
  private record Index(Map<String, BitSet> known, BitSet unknown) {}

  private Index index(String fact) {
    var known = new HashMap<String, BitSet>();
    var unknown = new BitSet();
    for (var i = 0; i < all.size(); i++) {
      var value = all.get(i).fact(fact);
      (value == null ? unknown : known.computeIfAbsent(value, v -> new BitSet())).set(i);
    }
    return new Index(known, unknown);
  }

  /** Those of which a fact is like that. */
  BitSet where(String fact, Predicate<@Nullable String> test) {
    var found = new BitSet();
    var index = indexes.computeIfAbsent(fact, this::index);
    index
        .known()
        .forEach(
            (value, some) -> {
              if (test.test(value)) {
                found.or(some);
              }
            });
    if (!index.unknown().isEmpty() && test.test(null)) {
      found.or(index.unknown());
    }
    return found;
  }

  String name() {
    return name;
  }

  Set<String> facts() {
    return facts;
  }

  boolean ofOrder() {
    return ofOrder;
  }

  List<Alternative> all() {
    return all;
  }

  /** All of it; not to be changed. */
  BitSet whole() {
    return whole;
  }

  Stream<Alternative> of(BitSet some) {
    return some.stream().mapToObj(all::get);
  }

  long count(BitSet some) {
    return of(some).mapToLong(Alternative::count).sum();
  }
}
