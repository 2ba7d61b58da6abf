package io.amends.rehearsal;

import io.amends.language.Entity;
import io.amends.language.Label;
import io.amends.language.Topic;
import io.amends.language.Understanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a line means, by codes: as goldens write it, and as an understanding. */
public final class Meant {

  /** What can be named beside the labels: entities and topics that decisions look at. */
  public static final Set<String> NAMED =
      Set.of(
          Entity.ORDER_NUMBER,
          Entity.TRACKING_NUMBER,
          Entity.AMOUNT,
          Entity.PERCENT,
          Entity.QUANTITY,
          Entity.DATE,
          Entity.PHONE,
          Entity.EMAIL,
          Entity.PERSON,
          Entity.ADDRESS,
          Topic.OCCASION,
          Topic.ASIDE,
          Topic.ANSWER);

  private static final Set<String> TOPICS = Set.of(Topic.OCCASION, Topic.ASIDE, Topic.ANSWER);
  private static final String MODEL = "golden";

  private Meant() {}

  /**
   * The understanding of a line that is surely meant so.
   *
   * @param language of the line
   * @param told whether its words tell the language
   * @param codes by head: issues, requests, acts, risks
   * @param named values by {@link #NAMED}; an amount may have its currency after it
   */
  public static Understanding of(
      String language, boolean told, Codes codes, int emotion, Map<String, String> named) {
    var entities = new ArrayList<Entity>();
    var topics = new ArrayList<Topic>();
    named.forEach(
        (type, value) -> {
          if (TOPICS.contains(type)) {
            topics.add(new Topic(type, value));
          } else {
            var parts = type.equals(Entity.AMOUNT) ? value.split(" ") : new String[] {value};
            var currency = parts.length > 1 ? parts[1] : "";
            entities.add(new Entity(type, value, 0, 0, parts[0], currency));
          }
        });
    return new Understanding(
        language,
        told,
        labels(codes.issues()),
        labels(codes.requests()),
        labels(codes.acts()),
        emotion,
        labels(codes.risks()),
        entities,
        List.of(),
        topics,
        MODEL);
  }

  /** Codes by their head. */
  public record Codes(
      List<String> issues, List<String> requests, List<String> acts, List<String> risks) {
    public Codes {
      issues = List.copyOf(issues);
      requests = List.copyOf(requests);
      acts = List.copyOf(acts);
      risks = List.copyOf(risks);
    }
  }

  /** All codes of an understanding and its emotion, as goldens write them. */
  static List<String> codes(Understanding meant) {
    var codes =
        new ArrayList<>(
            Stream.of(meant.issues(), meant.requests(), meant.acts(), meant.risks())
                .flatMap(List::stream)
                .map(Label::code)
                .toList());
    codes.add(Integer.toString(meant.emotion()));
    return codes;
  }

  static List<String> rows(Understanding meant) {
    var rows = new ArrayList<String>();
    rows.add("  understood: [" + String.join(", ", codes(meant)) + "]");
    var named = named(meant);
    if (!named.isEmpty()) {
      var pairs =
          named.entrySet().stream().map(e -> e.getKey() + ": " + plain(e.getValue())).toList();
      rows.add("  named: { " + String.join(", ", pairs) + " }");
    }
    return rows;
  }

  static Map<String, String> named(Understanding meant) {
    var named = new TreeMap<String, String>();
    for (var entity : meant.entities()) {
      if (NAMED.contains(entity.type())) {
        named.put(entity.type(), (entity.value() + " " + entity.currency()).strip());
      }
    }
    meant.topics().forEach(topic -> named.putIfAbsent(topic.group(), topic.code()));
    return named;
  }

  private static String plain(String value) {
    return value.matches("[\\w.@+-][\\w .@+-]*") ? value : Written.quoted(value);
  }

  private static List<Label> labels(List<String> codes) {
    return codes.stream().map(code -> new Label(code, 1)).toList();
  }
}
