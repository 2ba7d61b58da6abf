package io.amends.language.opennlp;

import java.util.ArrayList;
import java.util.Map;

/**
 * All that the word files of an intents folder say, ready for use. Immutable and safe to share.
 *
 * @param folding how texts are folded before anything is looked up
 * @param languages tells languages apart
 * @param entities finds what is named in a text
 * @param negations finds what denies the words after it
 * @param keywords finds complaint words
 * @param risks finds words of danger
 * @param context reads answers in the light of the question
 */
record Words(
    Folding folding,
    LanguageFinder languages,
    EntityFinder entities,
    Negations negations,
    KeywordFinder keywords,
    RiskFinder risks,
    InContext context) {

  /**
   * @param files content by name, such as {@code lexicons/scripts.yaml}
   * @throws InvalidIntentsException with all problems
   */
  static Words read(Scripts scripts, Map<String, String> files) {
    var problems = new ArrayList<String>();
    var characters = Section.open("lexicons/scripts.yaml", files, problems);
    var latin = Section.open("lexicons/languages.yaml", files, problems);
    var folding = new Folding(scripts.pairs() + characters.text("fold").replaceAll("\\s", ""));
    var words =
        new Words(
            folding,
            new LanguageFinder(scripts, characters, new LatinLanguages(latin, folding)),
            new EntityFinder(
                CodePatterns.read(
                    Section.open("patterns/tracking-number.yaml", files, problems), folding),
                CodePatterns.read(
                    Section.open("patterns/order-number.yaml", files, problems), folding)),
            new Negations(Section.open("lexicons/negation.yaml", files, problems), folding),
            new KeywordFinder(Section.open("lexicons/complaints.yaml", files, problems), folding),
            new RiskFinder(Section.open("lexicons/risks.yaml", files, problems), folding),
            new InContext(
                new ContextWords(
                    Section.open("lexicons/context.yaml", files, problems), folding),
                folding));
    if (!problems.isEmpty()) {
      throw new InvalidIntentsException(problems);
    }
    return words;
  }

  /** What these words see in a text. */
  Reading read(String written) {
    var text = folding.fold(written);
    var denials = negations.in(text);
    return new Reading(
        text,
        languages.of(text),
        entities.find(text),
        keywords.find(text, denials),
        risks.find(text, denials));
  }
}
