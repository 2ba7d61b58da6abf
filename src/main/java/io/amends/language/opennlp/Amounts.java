package io.amends.language.opennlp;

import io.amends.language.Entity;
import io.amends.language.Understanding;
import io.amends.language.opennlp.OptionAnswer.Choice;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the amounts of an answer say about two options.
 *
 * @param choice the option that alone has the amount
 * @param isOther whether an amount was named that neither option has
 */
record Amounts(Choice choice, boolean isOther) {

  static Amounts in(
      Understanding answer, List<String> titles, Lexicon lexicon, EntityFinder entities) {
    var named = values(answer.entities());
    if (named.isEmpty()) {
      return new Amounts(Choice.NONE, false);
    }
    var first = values(titles.get(0), lexicon, entities).containsAll(named);
    var second = values(titles.get(1), lexicon, entities).containsAll(named);
    if (first != second) {
      return new Amounts(first ? Choice.FIRST : Choice.SECOND, false);
    }
    return new Amounts(Choice.NONE, !first);
  }

  private static Set<String> values(String title, Lexicon lexicon, EntityFinder entities) {
    return values(entities.find(lexicon.fold(title), "", LocalDate.EPOCH));
  }

  private static Set<String> values(List<Entity> entities) {
    return entities.stream()
        .filter(entity -> entity.type().equals(Entity.AMOUNT))
        .map(Entity::value)
        .collect(Collectors.toSet());
  }
}
