package io.amends.language;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines of an order that a text speaks of: by SKU, or by words that tell one line from
 * the others ("the blue mug", "那双跑鞋"). Words that fit several lines name none: nothing is guessed.
 * Pure, so that whoever knows text and order finds the same. Immutable.
 */
public final class ItemNames {

  /** What is looked at; nobody describes an item beyond that. */
  private static final int LONGEST = 8_000;

  private static final int MOST_LINES = 200;

  /** The signs that may stand between two words of one name. */
  private static final String BETWEEN = " -/";

  private static final int MOST_BETWEEN = 2;

  private final List<Line> lines;
  private final List<SkuShape> skus;
  private final NameWords names;
  private final PlainWords plain;

  /**
   * A line of the order.
   *
   * @param sku may be empty
   */
  public record Line(String sku, String title) {

    /** What tells it from the others: its SKU, or its title where it has none. */
    public String id() {
      return sku.isBlank() ? title : sku;
    }
  }

  /**
   * Words of a name where they stand.
   *
   * @param lines those whose title has them
   * @param alone whether they say something without others beside them
   */
  record Term(int start, int end, BitSet lines, boolean alone) {}

  /**
   * @param plain words of the titles that tell nothing apart
   */
  public ItemNames(List<Line> lines, PlainWords plain) {
    this.plain = plain;
    this.lines = lines.stream().limit(MOST_LINES).toList();
    this.skus = this.lines.stream().map(SkuShape::of).flatMap(List::stream).toList();
    this.names = new NameWords(this.lines, plain);
  }

  /**
   * Entities {@code sku} and {@code product} from left to right, none over another; the value of
   * each is the {@link Line#id} of the one line that is meant.
   */
  public List<Entity> in(String text) {
    var folded = Simplified.of(text.substring(0, Math.min(text.length(), LONGEST)));
    var found = new ArrayList<Entity>();
    var taken = new BitSet();
    for (int i = 0; i < folded.length(); i++) {
      var sku = longestSku(folded, i);
      if (sku != null) {
        found.add(entity(Entity.SKU, text, i, sku.end(), sku.id()));
        taken.set(i, sku.end());
        i = sku.end() - 1;
      }
    }
    var terms = new ArrayList<>(names.in(folded));
    terms.removeIf(term -> taken.get(term.start(), term.end()).cardinality() > 0);
    for (int from = 0; from < terms.size(); ) {
      var to = endOfName(folded, terms, from);
      addName(text, terms.subList(from, to), found);
      from = to;
    }
    found.sort(Comparator.comparingInt(Entity::start));
    return List.copyOf(found);
  }

  private SkuShape.@Nullable Match longestSku(String folded, int at) {
    SkuShape.@Nullable Match longest = null;
    for (var sku : skus) {
      var end = sku.endAt(folded, at);
      if (end > at && (longest == null || end > longest.end())) {
        longest = new SkuShape.Match(sku.id(), end);
      }
    }
    return longest;
  }

  private int endOfName(String folded, List<Term> terms, int from) {
    var to = from + 1;
    while (to < terms.size() && isBetween(folded, terms.get(to - 1).end(), terms.get(to).start())) {
      to++;
    }
    return to;
  }

  private boolean isBetween(String folded, int from, int to) {
    return to - from <= MOST_BETWEEN
        && folded
            .substring(from, to)
            .chars()
            .allMatch(
                c -> BETWEEN.indexOf(c) >= 0 || plain.between().contains(Character.toString(c)));
  }

  private void addName(String text, List<Term> name, List<Entity> found) {
    if (name.stream().noneMatch(Term::alone)) {
      return;
    }
    var ids = meant(name);
    if (ids.size() == 1) {
      var end = name.get(name.size() - 1).end();
      found.add(entity(Entity.PRODUCT, text, name.get(0).start(), end, ids.iterator().next()));
    }
  }

  /**
   * What a thing is stands last, in English as in Chinese: "a yellow cap" is a cap, even where the
   * order has only a blue one and a yellow mug. The words before it choose among those.
   */
  private Set<String> meant(List<Term> name) {
    var left = (BitSet) name.get(name.size() - 1).lines().clone();
    for (int i = name.size() - 2; i >= 0; i--) {
      if (left.intersects(name.get(i).lines())) {
        left.and(name.get(i).lines());
      }
    }
    var ids = new HashSet<String>();
    left.stream().forEach(line -> ids.add(lines.get(line).id()));
    return ids;
  }

  private static Entity entity(String type, String text, int start, int end, String id) {
    return new Entity(type, text.substring(start, end), start, end, id, "");
  }
}
