package io.amends.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A published description (openapi.yaml, asyncapi.yaml) and a strict check of what is really sent
 * against its schemas: also a field that is not described is a fault, unless {@code
 * additionalProperties} allows it. Knows the part of JSON Schema that the descriptions use, and
 * fails on any other.
 */
public final class Description {

  private static final List<String> KNOWN =
      List.of(
          "$ref",
          "type",
          "const",
          "enum",
          "oneOf",
          "required",
          "properties",
          "additionalProperties",
          "items",
          "minItems",
          "maxItems",
          "maxProperties",
          "minLength",
          "maxLength",
          "pattern",
          "minimum",
          "maximum",
          "format",
          "description",
          "examples",
          "default");

  private final JsonNode root;

  private Description(JsonNode root) {
    this.root = root;
  }

  public static Description of(String resource) {
    try (var stream = Description.class.getResourceAsStream("/static/" + resource)) {
      var yaml = new Load(LoadSettings.builder().build()).loadFromInputStream(stream);
      return new Description(new JsonMapper().valueToTree((Map<?, ?>) yaml));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The node at a JSON pointer, references on the way followed. */
  public JsonNode at(String pointer) {
    return resolved(root.at(pointer));
  }

  /** The same node, or the one that it refers to. */
  public JsonNode resolved(JsonNode node) {
    var reference = node.path("$ref");
    if (!reference.isString()) {
      return node;
    }
    var target = root.at(reference.stringValue().substring(1));
    if (target.isMissingNode()) {
      throw new AssertionError("nothing at " + reference.stringValue());
    }
    return resolved(target);
  }

  /** Everything that is wrong about a value by a schema. */
  public List<String> faults(JsonNode schema, JsonNode value) {
    var faults = new ArrayList<String>();
    check(schema, value, "$", faults);
    return faults;
  }

  /** Every reference that leads nowhere. */
  public List<String> danglingReferences() {
    return root.findValuesAsString("$ref").stream()
        .filter(reference -> root.at(reference.substring(1)).isMissingNode())
        .toList();
  }

  private void check(JsonNode reference, JsonNode value, String path, List<String> faults) {
    var schema = resolved(reference);
    if (!schema.isObject()) {
      throw new AssertionError("no schema for " + path);
    }
    schema
        .propertyNames()
        .forEach(
            word -> {
              if (!KNOWN.contains(word)) {
                throw new AssertionError("the check does not know " + word + " at " + path);
              }
            });
    if (schema.has("oneOf")) {
      var fitting =
          schema.path("oneOf").valueStream().filter(one -> faults(one, value).isEmpty()).count();
      require(fitting == 1, path, fitting + " of oneOf fit", faults);
      return;
    }
    if (schema.has("type") && !isOfType(schema.path("type"), value)) {
      faults.add(path + " is not " + schema.path("type"));
      return;
    }
    values(schema, value, path, faults);
    if (value.isObject()) {
      object(schema, value, path, faults);
    } else if (value.isArray()) {
      array(schema, value, path, faults);
    }
  }

  private static void values(JsonNode schema, JsonNode value, String path, List<String> faults) {
    if (schema.has("const")) {
      require(schema.path("const").equals(value), path, "is not the const", faults);
    }
    if (schema.has("enum")) {
      var known = schema.path("enum").valueStream().anyMatch(one -> same(one, value));
      require(known, path, value + " is not in " + schema.path("enum"), faults);
    }
    if (value.isNumber()) {
      var number = value.decimalValue();
      require(number.compareTo(bound(schema, "minimum", -1)) >= 0, path, "too small", faults);
      require(number.compareTo(bound(schema, "maximum", 1)) <= 0, path, "too large", faults);
    }
    if (value.isString()) {
      string(schema, value.stringValue(), path, faults);
    }
  }

  private static void string(JsonNode schema, String text, String path, List<String> faults) {
    require(text.length() >= schema.path("minLength").asInt(0), path, "too short", faults);
    require(
        text.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE),
        path,
        "too long",
        faults);
    if (schema.has("pattern")) {
      require(text.matches(schema.path("pattern").stringValue()), path, "no match", faults);
    }
    if (schema.path("format").asString("").equals("date-time")) {
      try {
        OffsetDateTime.parse(text);
      } catch (DateTimeException notOne) {
        faults.add(path + " is no time");
      }
    }
  }

  private void object(JsonNode schema, JsonNode value, String path, List<String> faults) {
    for (var required : schema.path("required")) {
      require(value.has(required.stringValue()), path, "lacks " + required, faults);
    }
    var more = schema.path("additionalProperties");
    value
        .properties()
        .forEach(
            field -> {
              var at = path + "." + field.getKey();
              var described = schema.path("properties").path(field.getKey());
              if (!described.isMissingNode()) {
                check(described, field.getValue(), at, faults);
              } else if (more.isObject()) {
                check(more, field.getValue(), at, faults);
              } else {
                require(more.asBoolean(false), at, "is not described", faults);
              }
            });
  }

  private void array(JsonNode schema, JsonNode value, String path, List<String> faults) {
    var most = schema.path("maxItems").asInt(Integer.MAX_VALUE);
    require(value.size() >= schema.path("minItems").asInt(0), path, "too few", faults);
    require(value.size() <= most, path, "too many", faults);
    for (var i = 0; i < value.size(); i++) {
      check(schema.path("items"), value.path(i), path + "[" + i + "]", faults);
    }
  }

  private static boolean isOfType(JsonNode type, JsonNode value) {
    if (type.isArray()) {
      return type.valueStream().anyMatch(one -> isOfType(one, value));
    }
    return switch (type.stringValue()) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      default -> throw new AssertionError("no such type: " + type);
    };
  }

  private static BigDecimal bound(JsonNode schema, String name, int sign) {
    return schema.has(name)
        ? schema.path(name).decimalValue()
        : BigDecimal.valueOf(sign).scaleByPowerOfTen(400);
  }

  private static boolean same(JsonNode one, JsonNode other) {
    return one.isNumber() && other.isNumber()
        ? one.decimalValue().compareTo(other.decimalValue()) == 0
        : one.equals(other);
  }

  private static void require(boolean holds, String path, String fault, List<String> faults) {
    if (!holds) {
      faults.add(path + ": " + fault);
    }
  }
}
