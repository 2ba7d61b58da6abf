package io.amends.shop;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One JSON object, read by the kind of value that is expected: numbers and flags may also come as
 * text. A field that is {@code null} is absent. Every complaint names the field.
 */
record Fields(JsonNode node, String path) {

  /** Beyond it nothing is an amount any more, and arithmetic on it would cost gigabytes. */
  private static final int MOST_DIGITS = 15;

  Fields {
    if (!node.isObject()) {
      throw new BrokenAnswerException(path.isEmpty() ? "answer" : path, "is not an object");
    }
  }

  String text(String name) {
    var text = text(name, "");
    if (text.isBlank()) {
      throw broken(name, "is missing");
    }
    return text;
  }

  String text(String name, String otherwise) {
    var value = value(name);
    return value == null ? otherwise : value;
  }

  BigDecimal decimal(String name) {
    var decimal = decimalOrNull(name);
    if (decimal == null) {
      throw broken(name, "is missing");
    }
    return decimal;
  }

  @Nullable BigDecimal decimalOrNull(String name) {
    var value = value(name);
    if (value == null) {
      return null;
    }
    try {
      var decimal = new BigDecimal(value);
      if (decimal.precision() - decimal.scale() > MOST_DIGITS || decimal.scale() > MOST_DIGITS) {
        throw broken(name, "is out of range");
      }
      return decimal;
    } catch (NumberFormatException e) {
      throw broken(name, "is not a number");
    }
  }

  int number(String name, int otherwise) {
    var number = numberOrNull(name);
    return number == null ? otherwise : number;
  }

  @Nullable Integer numberOrNull(String name) {
    var decimal = decimalOrNull(name);
    try {
      return decimal == null ? null : decimal.intValueExact();
    } catch (ArithmeticException e) {
      throw broken(name, "is not a whole number in range");
    }
  }

  boolean flag(String name, boolean otherwise) {
    var value = value(name);
    return value == null ? otherwise : value.equalsIgnoreCase("true");
  }

  boolean has(String name) {
    return !node.path(name).isMissingNode() && !node.path(name).isNull();
  }

  Fields object(String name) {
    if (!has(name)) {
      throw broken(name, "is missing");
    }
    return new Fields(node.path(name), at(name));
  }

  /** The objects of a list; none where the list is absent. */
  List<Fields> objects(String name) {
    var list = node.path(name);
    return IntStream.range(0, list.isArray() ? list.size() : 0)
        .mapToObj(i -> new Fields(list.path(i), at(name) + "[" + i + "]"))
        .toList();
  }

  List<String> texts(String name) {
    return node.path(name)
        .valueStream()
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .toList();
  }

  BrokenAnswerException broken(String name, String why) {
    return new BrokenAnswerException(at(name), why);
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private @Nullable String value(String name) {
    if (!has(name)) {
      return null;
    }
    if (!node.path(name).isValueNode()) {
      throw broken(name, "is not a single value");
    }
    return node.path(name).asString();
  }
}
