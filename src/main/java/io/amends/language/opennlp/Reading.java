package io.amends.language.opennlp;

import io.amends.language.Entity;
import io.amends.language.Keyword;
import io.amends.language.Topic;
import java.util.BitSet;
import java.util.List;

/**
 * What is seen in a text without a model.
 *
 * @param text the folded text
 * @param risks the dangers that words speak of
 * @param negations where denials end
 * @param scopes of each character: see {@link Scopes}
 */
record Reading(
    Folded text,
    Language language,
    List<Entity> entities,
    List<Keyword> keywords,
    List<Topic> topics,
    RiskFinder.Risks risks,
    BitSet negations,
    byte[] scopes) {

  /** Adds what a model looks at to {@code out}. */
  void features(ConceptFinder concepts, Hashes out) {
    Features.extract(text, scopes, out);
    concepts.features(text, negations, scopes, out);
    // By index: an iterator over what is mostly empty is all that would be made here.
    for (int i = 0; i < entities.size(); i++) {
      out.add(Features.mark(entities.get(i).type()));
    }
    for (int i = 0; i < keywords.size(); i++) {
      var keyword = keywords.get(i);
      out.add(Features.mark(keyword.negated() ? '-' : '+', keyword.issue()));
    }
    if (!risks.areNone()) {
      risks.sure().forEach(risk -> out.add(Features.mark('!', risk)));
      risks.hinted().forEach(risk -> out.add(Features.mark('?', risk)));
    }
  }
}
