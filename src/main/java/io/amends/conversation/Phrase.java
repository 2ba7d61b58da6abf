package io.amends.conversation;

import io.amends.dialog.FlowBook;
import io.amends.dialog.Wording;
import java.util.Map;

/** A script of the set in its next wording. */
final class Phrase {

  private Phrase() {}

  static String text(
      FlowBook book, String script, String language, int said, Map<String, String> values) {
    return Wording.of(book.script(script), language, said, values);
  }
}
