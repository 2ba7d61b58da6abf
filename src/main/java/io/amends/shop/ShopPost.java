package io.amends.shop;

import io.amends.engine.ChannelRejectedException;
import io.amends.store.Dispatch;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something on its way to the shop: a remedy, or a note on an order.
 *
 * @param path where CONTRACT §6 posts it, with {@code {number}} open
 * @param order the order's number
 * @param key makes a repeated post harmless
 * @param body what is posted: the dispatch without what says where it goes
 */
record ShopPost(String path, String order, String key, byte[] body) {

  static final String REMEDIES = "/orders/{number}/remedies";
  static final String NOTES = "/orders/{number}/notes";

  /** Fails with {@link ChannelRejectedException} for a dispatch that can never be posted. */
  static ShopPost of(Dispatch dispatch) {
    try {
      var fields = new Fields(ShopJson.read(dispatch.body().getBytes(StandardCharsets.UTF_8)), "");
      return fields.node().has("remedy") ? remedy(fields) : note(fields, dispatch.id());
    } catch (BrokenAnswerException e) {
      throw new ChannelRejectedException("the dispatch cannot be read: " + e.getMessage());
    }
  }

  boolean isRemedy() {
    return path.equals(REMEDIES);
  }

  private static ShopPost remedy(Fields fields) {
    var body = ((ObjectNode) fields.node()).deepCopy();
    fields.text("remedy");
    body.remove("order");
    body.remove("remedyId");
    return new ShopPost(
        REMEDIES,
        fields.text("order"),
        fields.text("remedyId"),
        ShopJson.MAPPER.writeValueAsBytes(body));
  }

  private static ShopPost note(Fields fields, String id) {
    var body = ShopJson.MAPPER.createObjectNode().put("text", fields.text("note"));
    return new ShopPost(NOTES, fields.text("order"), id, ShopJson.MAPPER.writeValueAsBytes(body));
  }
}
