package io.amends.conversation;

import io.amends.language.Entity;
import io.amends.language.Keyword;
import io.amends.language.Label;
import io.amends.language.Taxonomy;
import io.amends.language.Topic;
import io.amends.language.Understanding;
import java.util.ArrayList;
import java.util.List;

/** An understanding, written down: {@code says("damaged-on-arrival", "complain").emotion(2)}. */
final class Says {

  private final List<Label> issues = new ArrayList<>();
  private final List<Label> requests = new ArrayList<>();
  private final List<Label> acts = new ArrayList<>();
  private final List<Label> risks = new ArrayList<>();
  private final List<Entity> entities = new ArrayList<>();
  private final List<Topic> topics = new ArrayList<>();
  private final List<Keyword> keywords = new ArrayList<>();
  private String language = "en";
  private boolean conclusive = true;
  private int emotion;

  static Says says(String... codes) {
    var says = new Says();
    for (var code : codes) {
      says.label(code);
    }
    return says;
  }

  Says in(String newLanguage) {
    language = newLanguage;
    return this;
  }

  Says inconclusive() {
    conclusive = false;
    return this;
  }

  Says emotion(int newEmotion) {
    emotion = newEmotion;
    return this;
  }

  Says order(String number) {
    return entity(Entity.ORDER_NUMBER, number, "");
  }

  Says tracking(String number) {
    return entity(Entity.TRACKING_NUMBER, number, "");
  }

  Says amount(String value, String currency) {
    return entity(Entity.AMOUNT, value, currency);
  }

  Says date(String day) {
    return entity(Entity.DATE, day, "");
  }

  Says aside(String code) {
    topics.add(new Topic(Topic.ASIDE, code));
    return this;
  }

  Says occasion(String code) {
    topics.add(new Topic(Topic.OCCASION, code));
    return this;
  }

  Says unsure() {
    topics.add(new Topic(Topic.ANSWER, Topic.UNSURE));
    return this;
  }

  /** An issue that the model only guesses. */
  Says guess(String issue) {
    issues.add(new Label(issue, 0.35));
    return this;
  }

  Says keyword(String word, String issue, int severity) {
    keywords.add(new Keyword(word, issue, severity, 0, word.length(), false));
    return this;
  }

  /** Denied, or another's words. */
  Says deniedKeyword(String word, String issue) {
    keywords.add(new Keyword(word, issue, 3, 0, word.length(), true));
    return this;
  }

  Understanding understood() {
    return new Understanding(
        language,
        conclusive,
        issues,
        requests,
        acts,
        emotion,
        risks,
        entities,
        keywords,
        topics,
        "test");
  }

  private Says entity(String type, String value, String currency) {
    entities.add(new Entity(type, value, 0, value.length(), value, currency));
    return this;
  }

  private void label(String code) {
    var label = new Label(code, 0.9);
    switch (Taxonomy.headOf(code).orElseThrow()) {
      case ISSUE -> issues.add(label);
      case REQUEST -> requests.add(label);
      case ACT -> acts.add(label);
      case RISK -> risks.add(label);
    }
  }
}
