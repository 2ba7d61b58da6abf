package io.amends.language.evaluation;

import io.amends.language.Taxonomy;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text with what is right of it. What is not told is not judged.
 *
 * @param place file and line, for people
 * @param language a tag as in {@link io.amends.language.Understanding#language()}
 * @param codes the right codes of each head that is judged
 * @param emotion 0 to 4
 * @param entities all that is named in the text
 */
public record Message(
    String place,
    String text,
    @Nullable String language,
    Map<Taxonomy, Set<String>> codes,
    @Nullable Integer emotion,
    @Nullable List<Named> entities) {

  static final int EMOTIONS = 5;

  public Message {
    codes = Map.copyOf(codes);
    entities = entities == null ? null : List.copyOf(entities);
  }

  /** An entity as a label names it. */
  public record Named(String type, String text) {}

  /** A text that is labelled with all its codes, of whatever heads, and its emotion. */
  public static Message labelled(String place, String text, Set<String> codes, int emotion) {
    var heads = new LinkedHashMap<Taxonomy, Set<String>>();
    for (var head : Taxonomy.values()) {
      var right = new LinkedHashSet<>(codes);
      right.retainAll(head.codes());
      heads.put(head, right);
    }
    return new Message(place, text, null, heads, emotion, null);
  }
}
