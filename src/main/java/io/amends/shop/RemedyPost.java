package io.amends.shop;

import io.amends.engine.ChannelRejectedException;
import io.amends.store.Dispatch;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/**
 * A remedy on its way to the shop.
 *
 * @param order the order's number
 * @param remedyId the key that makes a repeated post harmless
 * @param body what CONTRACT §6 posts: the dispatch without those two
 */
record RemedyPost(String order, String remedyId, byte[] body) {

  /** Fails with {@link ChannelRejectedException} for a dispatch that can never be posted. */
  static RemedyPost of(Dispatch dispatch) {
    try {
      var fields = new Fields(ShopJson.read(dispatch.body().getBytes(StandardCharsets.UTF_8)), "");
      fields.text("remedy");
      var body = ((ObjectNode) fields.node()).deepCopy().without("order").without("remedyId");
      return new RemedyPost(
          fields.text("order"), fields.text("remedyId"), ShopJson.MAPPER.writeValueAsBytes(body));
    } catch (BrokenAnswerException e) {
      throw new ChannelRejectedException("the dispatch cannot be read: " + e.getMessage());
    }
  }
}
