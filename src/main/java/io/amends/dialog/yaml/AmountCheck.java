package io.amends.dialog.yaml;

import java.util.List;
import java.util.regex.Pattern;

/**
 * No amount is ever typed in a script: amounts come from an offer that the policy allows. Signs of
 * money belong to the patterns {@code shared/money-…} alone.
 */
final class AmountCheck {

  private static final String PATTERNS = "money-";

  private static final Pattern SIGN = Pattern.compile("\\p{Sc}|\\b(?:CNY|RMB|USD|EUR|GBP)\\b");

  private static final String NUMERAL =
      "[\\d\u4e00\u4e8c\u4e24\u5169\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e\u5343]";

  /** A figure, a Chinese numeral or a placeholder, and yuan, kuai, per cent or tenths (zhe). */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?i)[\\d}]\\s*(?:%|\uff05|percent|per cent|yuan|dollars?|euros?|cents?)"
              + "|(?:}|"
              + NUMERAL
              + ")\\s*(?:\u5143|\u5757\u94b1|\u584a\u9322)"
              + "|"
              + NUMERAL
              + "\\s*\u6298");

  private AmountCheck() {}

  static void check(List<FlowDraft> drafts, Findings findings) {
    for (var draft : drafts) {
      for (var script : draft.scripts().values()) {
        if (!(draft.name().text().equals("shared") && script.name().startsWith(PATTERNS))) {
          check(script, findings.in(draft.file()));
        }
      }
    }
  }

  private static void check(FlowDraft.Script script, Findings.InFile findings) {
    for (var variants : script.variants().values()) {
      for (var variant : variants) {
        if (SIGN.matcher(variant.text()).find() || NUMBER.matcher(variant.text()).find()) {
          findings.add(
              variant.line(),
              "script " + script.name() + " has an amount typed in",
              "Write {amount}: the offer knows how much, and in which currency.");
        }
      }
    }
  }
}
