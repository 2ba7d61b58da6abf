package io.amends.dialog;

import java.util.List;
import java.util.Map;

/**
 * One of the shop's canned texts: variants in every language of the set. Text may hold {@code
 * {placeholder}}s, never an amount.
 *
 * @param name full name, {@code flow/script}
 * @param variants by language ({@code zh-Hans}, {@code zh-Hant}, {@code en}); at least one each
 * @param commits what the shop owes once a wording was said that names the time of it
 */
public record Script(String name, Map<String, List<String>> variants, List<Commitment> commits) {

  public Script {
    variants = Map.copyOf(variants);
    commits = List.copyOf(commits);
  }

  /** One that commits to nothing. */
  public Script(String name, Map<String, List<String>> variants) {
    this(name, variants, List.of());
  }

  /** The variants in a language; English where the set has no such language. */
  public List<String> in(String language) {
    var found = variants.get(language);
    return found != null ? found : variants.getOrDefault("en", List.of());
  }
}
