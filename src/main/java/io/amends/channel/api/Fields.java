package io.amends.channel.api;

import io.amends.channel.MessageReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.reactive.function.server.ServerRequest;
import tools.jackson.databind.JsonNode;

/** Reads the fields of a body; what is wrong is a {@link Problem} that names the field. */
final class Fields {

  private static final int YEAR_AT_MOST = 9999;

  private Fields() {}

  static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  /** Any text, well-formed. */
  static String text(JsonNode node, String field) {
    if (!node.isString()) {
      throw Problem.malformed(field + " must be a string.", field);
    }
    return MessageReader.wellFormed(node.stringValue());
  }

  /** A name or number that is passed on: empty where it is absent. */
  static String word(JsonNode node, String field) {
    if (isAbsent(node)) {
      return "";
    }
    var word = text(node, field);
    if (!MessageReader.isId(word)) {
      throw Problem.malformed(field + " must have 1 to 200 printable characters.", field);
    }
    return word;
  }

  static List<String> words(JsonNode node, String field, int atMost) {
    if (isAbsent(node)) {
      return List.of();
    }
    if (!node.isArray() || node.size() > atMost) {
      throw Problem.malformed(
          field + " must be an array of at most " + atMost + " strings.", field);
    }
    var words = new ArrayList<String>();
    for (var i = 0; i < node.size(); i++) {
      words.add(text(node.path(i), field + "[" + i + "]"));
    }
    return words;
  }

  /** A time with its offset. */
  static OffsetDateTime time(String text, String field) {
    try {
      var time = OffsetDateTime.parse(text);
      if (time.getYear() >= 1 && time.getYear() <= YEAR_AT_MOST) {
        return time;
      }
    } catch (DateTimeException notOne) {
      // told below
    }
    throw Problem.malformed(
        field + " must be an ISO 8601 time with offset, such as 2026-11-03T10:10:00+08:00.", field);
  }

  static Instant instant(String text, String field) {
    return time(text, field).toInstant();
  }

  /**
   * The {@code limit} of a request that asks for several.
   *
   * @param atMost up to 999
   */
  static int limit(ServerRequest request, int byDefault, int atMost) {
    var text = request.queryParam("limit").orElse("");
    if (text.isEmpty()) {
      return byDefault;
    }
    if (text.matches("[1-9][0-9]{0,2}") && Integer.parseInt(text) <= atMost) {
      return Integer.parseInt(text);
    }
    throw Problem.malformed("limit must be a number from 1 to " + atMost + ".", "limit");
  }
}
