package io.amends.language.evaluation;

import io.amends.language.Taxonomy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads labelled messages: one JSON object a line, with {@code text} and any of {@code language},
 * {@code issues}, {@code requests}, {@code acts}, {@code risks}, {@code emotion} and {@code
 * entities}. Other fields are passed over.
 */
public final class Messages {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final Map<String, Taxonomy> HEADS =
      Map.of(
          "issues", Taxonomy.ISSUE,
          "requests", Taxonomy.REQUEST,
          "acts", Taxonomy.ACT,
          "risks", Taxonomy.RISK);

  private final String place;
  private final JsonNode fields;
  private final List<String> problems;

  private Messages(String place, JsonNode fields, List<String> problems) {
    this.place = place;
    this.fields = fields;
    this.problems = problems;
  }

  /**
   * @throws InvalidLinesException with all problems of all lines
   */
  public static List<Message> read(Path file) throws IOException {
    var messages = new ArrayList<Message>();
    TextLines.read(
        file, (place, line, problems) -> read(place, line, problems).ifPresent(messages::add));
    if (messages.isEmpty()) {
      throw new InvalidLinesException(List.of(file.getFileName() + "  has no messages"));
    }
    return messages;
  }

  private static Optional<Message> read(String place, String line, List<String> problems) {
    try {
      var fields = JSON.readTree(line);
      if (fields.isObject()) {
        return new Messages(place, fields, problems).message();
      }
      problems.add(place + "is no JSON object");
    } catch (JacksonException e) {
      problems.add(place + "is no JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""));
    }
    return Optional.empty();
  }

  private Optional<Message> message() {
    var before = problems.size();
    var message = new Message(place.strip(), text(), language(), codes(), emotion(), entities());
    return problems.size() == before ? Optional.of(message) : Optional.empty();
  }

  private String text() {
    if (!fields.path("text").isString()) {
      problems.add(place + "needs a \"text\"");
    }
    return fields.path("text").asString("");
  }

  private @Nullable String language() {
    var language = fields.path("language");
    if (isAbsent(language)) {
      return null;
    }
    if (!language.isString()) {
      problems.add(place + "\"language\" is no string");
    }
    return language.asString("");
  }

  private Map<Taxonomy, Set<String>> codes() {
    var codes = new EnumMap<Taxonomy, Set<String>>(Taxonomy.class);
    HEADS.forEach(
        (name, head) -> {
          if (!isAbsent(fields.path(name))) {
            codes.put(head, codes(name, head));
          }
        });
    return codes;
  }

  private Set<String> codes(String name, Taxonomy head) {
    var codes = new LinkedHashSet<String>();
    if (!fields.path(name).isArray()) {
      problems.add(place + "\"" + name + "\" is no list");
    }
    for (var each : fields.path(name)) {
      var code = each.isString() ? each.asString() : each.toString();
      if (head.codes().contains(code)) {
        codes.add(code);
      } else {
        problems.add(place + "\"" + name + "\" has the unknown code \"" + code + "\"");
      }
    }
    return codes;
  }

  private @Nullable Integer emotion() {
    var emotion = fields.path("emotion");
    if (isAbsent(emotion)) {
      return null;
    }
    if (!emotion.isInt() || emotion.asInt() < 0 || emotion.asInt() >= Message.EMOTIONS) {
      problems.add(place + "\"emotion\" is no number from 0 to 4");
      return null;
    }
    return emotion.asInt();
  }

  private @Nullable List<Message.Named> entities() {
    var list = fields.path("entities");
    if (isAbsent(list)) {
      return null;
    }
    var entities = new ArrayList<Message.Named>();
    if (!list.isArray()) {
      problems.add(place + "\"entities\" is no list");
    }
    for (var each : list) {
      var type = each.path("type");
      var text = each.path("text");
      if (type.isString() && text.isString()) {
        entities.add(new Message.Named(type.asString(), text.asString()));
      } else {
        problems.add(place + "an entity needs a \"type\" and a \"text\"");
      }
    }
    return entities;
  }

  private static boolean isAbsent(JsonNode field) {
    return field.isMissingNode() || field.isNull();
  }
}
