package io.amends.conversation;

import io.amends.dialog.FlowBook;
import io.amends.remedy.Offer;
import java.util.Map;

/** PLACEHOLDER until dialog.Wording lands. */
final class Placeholders {
  private Placeholders() {}

  static Map<String, String> of(Conversation c, FlowBook book) { return Map.of(); }

  static Map<String, String> of(Offer offer, String language, FlowBook book) { return Map.of(); }
}
