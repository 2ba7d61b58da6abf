package io.amends.language;

import java.util.List;
import java.util.Optional;

/**
 * What one utterance means. Lists are best first and hold only what is above its threshold.
 *
 * @param language {@code zh-Hans}, {@code zh-Hant}, {@code en}, {@code und} (too short to tell, or
 *     no letters) or another BCP 47 tag
 * @param conclusive whether the text alone tells the language and, for Chinese, the script; Han
 *     text without a distinguishing character is {@code zh-Hans} and not conclusive
 * @param emotion 0 (neutral or pleased) to 4 (furious)
 * @param topics what else the message touches on, each once, by where it stands
 * @param model hash of the model that understood, recorded so that nobody wonders later
 */
public record Understanding(
    String language,
    boolean conclusive,
    List<Label> issues,
    List<Label> requests,
    List<Label> acts,
    int emotion,
    List<Label> risks,
    List<Entity> entities,
    List<Keyword> keywords,
    List<Topic> topics,
    String model) {

  public Understanding {
    issues = List.copyOf(issues);
    requests = List.copyOf(requests);
    acts = List.copyOf(acts);
    risks = List.copyOf(risks);
    entities = List.copyOf(entities);
    keywords = List.copyOf(keywords);
    // Events of before there were topics have none.
    topics = topics == null ? List.of() : List.copyOf(topics);
  }

  /** Nothing understood, in a language that cannot be told. */
  public static Understanding nothing() {
    return new Understanding(
        "und", false, List.of(), List.of(), List.of(), 0, List.of(), List.of(), List.of(),
        List.of(), "");
  }

  public boolean hasAct(String code) {
    return has(acts, code);
  }

  public boolean hasRequest(String code) {
    return has(requests, code);
  }

  public boolean hasIssue(String code) {
    return has(issues, code);
  }

  public boolean hasRisk(String code) {
    return has(risks, code);
  }

  /** The last entity of a type: the later one wins (CONTRACT, bursts). */
  public Optional<Entity> entity(String type) {
    for (var i = entities.size() - 1; i >= 0; i--) {
      if (entities.get(i).type().equals(type)) {
        return Optional.of(entities.get(i));
      }
    }
    return Optional.empty();
  }

  /** The first topic of a group. */
  public Optional<String> topic(String group) {
    for (var topic : topics) {
      if (topic.group().equals(group)) {
        return Optional.of(topic.code());
      }
    }
    return Optional.empty();
  }

  private static boolean has(List<Label> labels, String code) {
    for (var label : labels) {
      if (label.code().equals(code)) {
        return true;
      }
    }
    return false;
  }
}
