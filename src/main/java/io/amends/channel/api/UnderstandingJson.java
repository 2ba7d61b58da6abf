package io.amends.channel.api;

import io.amends.language.Entity;
import io.amends.language.Label;
import io.amends.language.Understanding;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a text means, in the words of TAXONOMY. */
final class UnderstandingJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private UnderstandingJson() {}

  static ObjectNode of(Understanding understanding) {
    var node = JSON.objectNode().put("language", understanding.language());
    node.set("issues", labels(understanding.issues()));
    node.set("requests", labels(understanding.requests()));
    node.set("acts", labels(understanding.acts()));
    node.put("emotion", understanding.emotion());
    node.set("risks", labels(understanding.risks()));
    var entities = node.putArray("entities");
    understanding.entities().forEach(entity -> entities.add(entity(entity)));
    var keywords = node.putArray("keywords");
    for (var keyword : understanding.keywords()) {
      keywords
          .addObject()
          .put("word", keyword.word())
          .put("issue", keyword.issue())
          .put("severity", keyword.severity())
          .put("start", keyword.start())
          .put("end", keyword.end())
          .put("negated", keyword.negated());
    }
    return node.put("model", understanding.model());
  }

  private static ArrayNode labels(List<Label> labels) {
    var array = JSON.arrayNode();
    labels.forEach(
        label -> array.addObject().put("code", label.code()).put("confidence", label.confidence()));
    return array;
  }

  private static ObjectNode entity(Entity entity) {
    var node =
        JSON.objectNode()
            .put("type", entity.type())
            .put("text", entity.text())
            .put("start", entity.start())
            .put("end", entity.end());
    node.set("value", value(entity));
    return node;
  }

  /** An amount whose currency was not named has {@code null} for it. */
  private static JsonNode value(Entity entity) {
    switch (entity.type()) {
      case Entity.AMOUNT -> {
        var amount = JSON.objectNode();
        amount.set("value", number(entity.value()));
        return entity.currency().isEmpty()
            ? amount.putNull("currency")
            : amount.put("currency", entity.currency());
      }
      case Entity.PERCENT, Entity.QUANTITY -> {
        return number(entity.value());
      }
      default -> {
        return JSON.stringNode(entity.value());
      }
    }
  }

  private static JsonNode number(String value) {
    return JSON.numberNode(new BigDecimal(value));
  }
}
