package io.amends.language.opennlp;

import io.amends.language.Entity;
import java.util.List;

/**
 * What is seen in a text without a model.
 *
 * @param text the folded text
 */
record Reading(Folded text, Language language, List<Entity> entities) {

  static Reading of(Words words, String written) {
    var text = words.folding().fold(written);
    return new Reading(text, words.languages().of(text), words.entities().find(text));
  }

  /** Adds what a model looks at to {@code out}. */
  void features(Hashes out) {
    Features.extract(text, out);
    for (var entity : entities) {
      out.add(Features.mark(entity.type()));
    }
  }
}
