package io.amends.shop;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shop's JSON, with amounts as the decimals they were written as. */
final class ShopJson {

  static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private ShopJson() {}

  /** Fails with {@link BrokenAnswerException} for what is no JSON. */
  static JsonNode read(byte[] bytes) {
    try {
      return MAPPER.readTree(bytes);
    } catch (JacksonException e) {
      throw new BrokenAnswerException("answer", "is not JSON");
    }
  }
}
