package io.amends.wording;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds what leads off a platform: telephone numbers, addresses of mail and of the web. */
final class Contacts {

  private static final Pattern MAIL_OR_WEB =
      Pattern.compile(
          "[\\w.+-]+ ?@ ?[\\w-]+(?: ?\\. ?[\\w-]+)+|https?:|www\\.|[\\w-]+\\.(?:com|cn|net|shop|tw|hk)\\b");

  /** Digits with blanks, points and dashes between them. */
  private static final Pattern DIGITS = Pattern.compile("\\+?[0-9](?:[ .()-]{0,2}[0-9]){7,14}");

  private Contacts() {}

  static void in(String text, Map<Character, Character> same, List<Objection> found) {
    var letters = Letters.of(text, 0, text.length(), same);
    for (var pattern : List.of(MAIL_OR_WEB, DIGITS)) {
      for (var match : pattern.matcher(letters.text()).results().toList()) {
        int end = letters.origin(match.end() - 1) + 1;
        found.add(
            new Objection(
                Verdict.BLOCK,
                "\"" + match.group() + "\" leads off the platform",
                letters.origin(match.start()),
                end,
                ""));
      }
    }
  }
}
