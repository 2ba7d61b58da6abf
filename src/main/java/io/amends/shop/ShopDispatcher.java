package io.amends.shop;

import io.amends.conversation.Conversation;
import io.amends.conversation.DecisionEvent.NoteWritten;
import io.amends.conversation.DecisionEvent.RemedyRequested;
import io.amends.conversation.RecordedEvent;
import io.amends.engine.Dispatcher;
import io.amends.store.Dispatch;
import java.util.List;

/** Turns what was decided into what the shop is asked to carry out (CONTRACT §6). */
public final class ShopDispatcher implements Dispatcher {

  @Override
  public List<Dispatch> of(Conversation before, Conversation after, RecordedEvent recorded) {
    if (recorded.event() instanceof RemedyRequested request) {
      return List.of(dispatch(request.id(), request.order(), body(after, request), recorded));
    }
    if (recorded.event() instanceof NoteWritten note) {
      return List.of(dispatch(note.id(), note.order(), body(after, note), recorded));
    }
    return List.of();
  }

  private static Dispatch dispatch(String id, String order, String body, RecordedEvent recorded) {
    var lane = ShopSender.DESTINATION + " " + order;
    return new Dispatch(id, lane, ShopSender.DESTINATION, body, 0, recorded.at());
  }

  private static String body(Conversation conversation, NoteWritten note) {
    return ShopJson.MAPPER.writeValueAsString(
        ShopJson.MAPPER
            .createObjectNode()
            .put("order", note.order())
            .put("conversation", conversation.id().value())
            .put("note", note.text()));
  }

  private static String body(Conversation conversation, RemedyRequested request) {
    var offer = request.offer();
    var json =
        ShopJson.MAPPER
            .createObjectNode()
            .put("order", request.order())
            .put("remedyId", request.id())
            .put("conversation", conversation.id().value())
            .put("remedy", offer.remedy().code())
            .put("reason", request.reason());
    var amount = offer.amount();
    if (amount != null) {
      json.put("amount", amount.major()).put("currency", amount.currency());
    }
    var items = json.putArray("items");
    offer.skus().forEach(items::add);
    return ShopJson.MAPPER.writeValueAsString(json);
  }
}
