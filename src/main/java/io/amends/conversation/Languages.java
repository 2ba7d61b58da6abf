package io.amends.conversation;

import io.amends.conversation.DecisionEvent.LanguageSettled;
import java.util.Set;

/**
 * Which language the reply is in: that of the newest message long enough to tell; else the
 * conversation's; at the very first the widget's locale; else English (CONTRACT §1).
 */
final class Languages {

  private static final String ENGLISH = "en";
  private static final String SIMPLIFIED = "zh-Hans";
  private static final String TRADITIONAL = "zh-Hant";
  private static final Set<String> SPOKEN = Set.of(ENGLISH, SIMPLIFIED, TRADITIONAL);

  private Languages() {}

  static boolean isSpoken(String language) {
    return SPOKEN.contains(language) || language.equals("und");
  }

  static void settle(Draft draft, Turn turn) {
    var current = draft.state().talk().language();
    var settled = current;
    for (var understanding : turn.understandings()) {
      settled = after(settled, understanding.language(), understanding.conclusive());
    }
    if (settled.isEmpty()) {
      settled = ofLocale(draft.state().customer().locale());
    }
    if (!settled.equals(current)) {
      draft.record(new LanguageSettled(settled));
    }
  }

  private static String after(String current, String heard, boolean conclusive) {
    if (heard.equals("und")) {
      return current;
    }
    if (!SPOKEN.contains(heard)) {
      return conclusive ? ENGLISH : current;
    }
    var keepsScript = heard.startsWith("zh") && current.startsWith("zh") && !conclusive;
    return keepsScript ? current : heard;
  }

  private static String ofLocale(String locale) {
    var tag = locale.toLowerCase(java.util.Locale.ROOT);
    if (!tag.startsWith("zh")) {
      return ENGLISH;
    }
    var traditional =
        tag.contains("hant") || tag.endsWith("-tw") || tag.endsWith("-hk") || tag.endsWith("-mo");
    return traditional ? TRADITIONAL : SIMPLIFIED;
  }
}
