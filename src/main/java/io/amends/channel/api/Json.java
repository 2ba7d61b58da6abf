package io.amends.channel.api;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON in and out: strict about what is read, one document and no field twice. */
final class Json {

  private static final int DEPTH_AT_MOST = 32;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEPTH_AT_MOST).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static byte[] bytes(JsonNode node) {
    return MAPPER.writeValueAsBytes(node);
  }

  /** Reads what we wrote ourselves, however deep. */
  static ObjectNode own(byte[] bytes) {
    return (ObjectNode) Trusted.MAPPER.readTree(bytes);
  }

  /**
   * @throws Problem 400, saying where but not what: its text may be a customer's
   */
  static ObjectNode read(byte[] bytes) {
    try {
      if (MAPPER.readTree(bytes) instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException unreadable) {
      var place = unreadable.getLocation();
      var where =
          place == null ? "" : ", line " + place.getLineNr() + " column " + place.getColumnNr();
      throw Problem.malformed("The body is not valid JSON" + where + ".", null);
    }
    throw Problem.malformed("The body must be a JSON object.", null);
  }

  private static final class Trusted {
    private static final JsonMapper MAPPER = new JsonMapper();
  }
}
