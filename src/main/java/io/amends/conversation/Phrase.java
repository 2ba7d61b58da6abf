package io.amends.conversation;

import io.amends.dialog.FlowBook;
import java.util.Map;

/** PLACEHOLDER until dialog.Wording lands. */
final class Phrase {
  private Phrase() {}

  static String text(FlowBook book, String script, String language, int times, Map<String, String> values) {
    var variants = book.script(script).in(language);
    var text = variants.get(times % variants.size());
    for (var e : values.entrySet()) text = text.replace("{" + e.getKey() + "}", e.getValue());
    return text;
  }
}
