package io.amends.language.opennlp;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;

/**
 * All that the word files of an intents folder say, ready for use. Immutable and safe to share.
 *
 * @param lexicon all words that are sought in texts
 * @param languages tells languages apart
 * @param entities finds what is named in a text
 * @param negations finds what denies the words after it
 * @param scopes finds what is denied, taken back or told of others
 * @param keywords finds complaint words
 * @param topics finds what else a text touches on
 * @param risks finds words of danger
 * @param concepts finds what a text speaks of
 * @param context reads answers in the light of the question
 */
record Words(
    Lexicon lexicon,
    LanguageFinder languages,
    EntityFinder entities,
    Negations negations,
    Scopes scopes,
    KeywordFinder keywords,
    TopicFinder topics,
    RiskFinder risks,
    ConceptFinder concepts,
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
    var lexicon = new Lexicon(folding);
    var entities = new EntityFinder(files, lexicon, problems);
    var context = new ContextWords(Section.open("lexicons/context.yaml", files, problems), folding);
    var words =
        new Words(
            lexicon,
            new LanguageFinder(scripts, characters, new LatinLanguages(latin, folding)),
            entities,
            new Negations(Section.open("lexicons/negation.yaml", files, problems), lexicon),
            new Scopes(Section.open("lexicons/scopes.yaml", files, problems), lexicon),
            new KeywordFinder(Section.open("lexicons/complaints.yaml", files, problems), lexicon),
            new TopicFinder(Section.open("lexicons/topics.yaml", files, problems), lexicon),
            new RiskFinder(Section.open("lexicons/risks.yaml", files, problems), lexicon),
            new ConceptFinder(Section.open("lexicons/concepts.yaml", files, problems), lexicon),
            new InContext(context, lexicon, entities));
    if (!problems.isEmpty()) {
      throw new InvalidIntentsException(problems);
    }
    lexicon.join();
    return words;
  }

  /** How texts are folded before anything is looked up. */
  Folding folding() {
    return lexicon.folding();
  }

  /**
   * What these words see in a text.
   *
   * @param today the day from which relative dates count
   */
  Reading read(String written, LocalDate today) {
    var text = lexicon.fold(written);
    var denials = negations.in(text);
    var spoken = scopes.of(text);
    var language = languages.of(text);
    return new Reading(
        text,
        language,
        entities.find(text, language.tag(), today),
        keywords.find(text, denials, spoken),
        topics.find(text, denials, spoken),
        risks.find(text, denials, spoken),
        denials,
        spoken);
  }

  /** Adds what a model looks at in a text to {@code out}. */
  void features(Reading reading, Hashes out) {
    reading.features(concepts, out);
  }
}
