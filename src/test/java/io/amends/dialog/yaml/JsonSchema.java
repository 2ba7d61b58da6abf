package io.amends.dialog.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * As much of JSON Schema (draft 2020-12) as our schemas use, on values as an editor reads them from
 * YAML 1.2. A word of a schema that it does not know is a fault.
 */
final class JsonSchema {

  private static final Set<String> SAID =
      Set.of("$schema", "$id", "$defs", "title", "description", "then", "else");

  private final Map<String, Object> root;

  private JsonSchema(Map<String, Object> root) {
    this.root = root;
  }

  static JsonSchema of(Path file) {
    try {
      return new JsonSchema(map(yaml(Files.readString(file))));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** As editors read it: 5 is a number, yes is a word. */
  static Object yaml(String text) {
    return new Load(LoadSettings.builder().build()).loadFromString(text);
  }

  /** What is wrong with a value, each with where; none: it is valid. */
  List<String> faults(Object value) {
    var faults = new ArrayList<String>();
    check(root, value, "", faults);
    return faults;
  }

  /** The keys that an object may have, at a place of the schema. */
  Set<String> keys(String... path) {
    return new TreeSet<>(map(at(path)).keySet());
  }

  /** The words of a list, at a place of the schema. */
  List<Object> words(String... path) {
    return list(at(path));
  }

  private Object at(String... path) {
    Object found = root;
    for (var key : path) {
      found = map(found).get(key);
    }
    return found;
  }

  private void check(Map<String, Object> schema, Object value, String path, List<String> faults) {
    schema.forEach((word, wanted) -> check(schema, word, wanted, value, path, faults));
  }

  private void check(
      Map<String, Object> schema,
      String word,
      Object wanted,
      Object value,
      String path,
      List<String> faults) {
    switch (word) {
      case "$ref" -> {
        var way = Arrays.stream(((String) wanted).substring(2).split("/"));
        check(map(at(way.toArray(String[]::new))), value, path, faults);
      }
      case "type" -> {
        var types = wanted instanceof List<?> some ? some : List.of(wanted);
        require(
            types.stream().anyMatch(type -> isA((String) type, value)),
            path,
            value + " is no " + wanted,
            faults);
      }
      case "enum" -> require(list(wanted).contains(value), path, value + " is not in it", faults);
      case "const" -> require(wanted.equals(value), path, value + " is not " + wanted, faults);
      case "pattern" ->
          require(
              !(value instanceof String text)
                  || Pattern.compile((String) wanted).matcher(text).find(),
              path,
              value + " is not like " + wanted,
              faults);
      case "minimum" ->
          require(
              !(value instanceof Number) || number(value).compareTo(number(wanted)) >= 0,
              path,
              value + " is below " + wanted,
              faults);
      case "maximum" ->
          require(
              !(value instanceof Number) || number(value).compareTo(number(wanted)) <= 0,
              path,
              value + " is above " + wanted,
              faults);
      case "minLength" ->
          require(
              !(value instanceof String text) || text.length() >= (int) wanted,
              path,
              "short",
              faults);
      case "propertyNames" -> {
        if (value instanceof Map<?, ?> all) {
          all.keySet().forEach(key -> check(map(wanted), key, path, faults));
        }
      }
      case "minItems" ->
          require(
              !(value instanceof List<?> all) || all.size() >= (int) wanted, path, "few", faults);
      case "maxItems" ->
          require(
              !(value instanceof List<?> all) || all.size() <= (int) wanted, path, "many", faults);
      case "minProperties" ->
          require(
              !(value instanceof Map<?, ?> all) || all.size() >= (int) wanted, path, "few", faults);
      case "uniqueItems" ->
          require(
              !(value instanceof List<?> all) || new HashSet<>(all).size() == all.size(),
              path,
              "twice",
              faults);
      case "required" -> {
        if (value instanceof Map<?, ?> all) {
          list(wanted).forEach(k -> require(all.containsKey(k), path, "no " + k, faults));
        }
      }
      case "items" -> {
        if (value instanceof List<?> all) {
          for (var i = 0; i < all.size(); i++) {
            check(map(wanted), all.get(i), path + "/" + i, faults);
          }
        }
      }
      case "properties" -> {
        if (value instanceof Map<?, ?> all) {
          map(wanted)
              .forEach(
                  (key, below) -> {
                    if (all.containsKey(key)) {
                      check(map(below), all.get(key), path + "/" + key, faults);
                    }
                  });
        }
      }
      case "patternProperties" -> {
        if (value instanceof Map<?, ?> all) {
          map(wanted)
              .forEach(
                  (pattern, below) ->
                      all.forEach(
                          (key, v) -> {
                            if (Pattern.compile(pattern).matcher("" + key).find()) {
                              check(map(below), v, path + "/" + key, faults);
                            }
                          }));
        }
      }
      case "additionalProperties" -> others(schema, wanted, value, path, faults);
      case "anyOf" ->
          require(count(wanted, value, path) > 0, path, "none of anyOf holds", faults);
      case "oneOf" ->
          require(count(wanted, value, path) == 1, path, "not one of oneOf holds", faults);
      case "allOf" -> list(wanted).forEach(each -> check(map(each), value, path, faults));
      case "not" -> require(!holds(map(wanted), value, path), path, "a \"not\" holds", faults);
      case "if" -> {
        var next = schema.get(holds(map(wanted), value, path) ? "then" : "else");
        if (next != null) {
          check(map(next), value, path, faults);
        }
      }
      default -> require(SAID.contains(word), path, "the schema says " + word, faults);
    }
  }

  private void others(
      Map<String, Object> schema, Object wanted, Object value, String path, List<String> faults) {
    if (!(value instanceof Map<?, ?> all)) {
      return;
    }
    var known = map(schema.getOrDefault("properties", Map.of())).keySet();
    var patterns = map(schema.getOrDefault("patternProperties", Map.of())).keySet();
    all.forEach(
        (key, below) -> {
          var isOther =
              !known.contains(key)
                  && patterns.stream().noneMatch(p -> Pattern.compile(p).matcher("" + key).find());
          if (isOther && wanted.equals(false)) {
            faults.add(path + ": there is no " + key);
          } else if (isOther && wanted instanceof Map<?, ?>) {
            check(map(wanted), below, path + "/" + key, faults);
          }
        });
  }

  private long count(Object schemas, Object value, String path) {
    return list(schemas).stream().filter(each -> holds(map(each), value, path)).count();
  }

  private boolean holds(Map<String, Object> schema, Object value, String path) {
    var faults = new ArrayList<String>();
    check(schema, value, path, faults);
    return faults.isEmpty();
  }

  private static boolean isA(String type, Object value) {
    return switch (type) {
      case "object" -> value instanceof Map;
      case "array" -> value instanceof List;
      case "string" -> value instanceof String;
      case "integer" -> value instanceof Integer || value instanceof Long;
      case "number" -> value instanceof Number;
      case "null" -> value == null;
      default -> throw new IllegalArgumentException(type);
    };
  }

  private static BigDecimal number(Object value) {
    return new BigDecimal(value.toString());
  }

  private static void require(boolean holds, String path, String fault, List<String> faults) {
    if (!holds) {
      faults.add(path + ": " + fault);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(Object value) {
    return (List<Object>) value;
  }
}
