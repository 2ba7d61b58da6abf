package io.amends.desk;

import io.amends.language.Entity;
import io.amends.language.Keyword;
import io.amends.language.Label;
import io.amends.language.Pending;
import io.amends.language.Understander;
import io.amends.language.Understanding;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Understands a handful of words: {@code late}, {@code human}, {@code first}, {@code no}, {@code
 * angry}, {@code good morning}, the complaint word {@code overdue}, amounts such as {@code 50
 * yuan}, {@code 5 dollars} or {@code 30%}, and order numbers.
 */
public final class WordUnderstander implements Understander {

  private static final Pattern AMOUNT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?(yuan|dollars)");
  private static final Pattern PERCENT = Pattern.compile("([0-9]+) ?%");
  private static final Pattern ORDER = Pattern.compile("E[0-9]{6,}");

  @Override
  public Understanding understand(String text, Pending pending, OffsetDateTime at) {
    var entities = new ArrayList<Entity>();
    for (var found : AMOUNT.matcher(text).results().toList()) {
      var currency = found.group(2).equals("yuan") ? "CNY" : "USD";
      entities.add(
          new Entity(
              Entity.AMOUNT, found.group(), found.start(), found.end(), found.group(1), currency));
    }
    for (var found : PERCENT.matcher(text).results().toList()) {
      entities.add(
          new Entity(
              Entity.PERCENT, found.group(), found.start(), found.end(), found.group(1), ""));
    }
    for (var found : ORDER.matcher(text).results().toList()) {
      entities.add(
          new Entity(
              Entity.ORDER_NUMBER, found.group(), found.start(), found.end(), found.group(), ""));
    }
    return new Understanding(
        "en",
        true,
        label(text, "late", "late-delivery"),
        label(text, "human", "human"),
        acts(text),
        text.contains("angry") ? 3 : 1,
        List.of(),
        entities,
        overdue(text),
        List.of(),
        "words");
  }

  /** A complaint word that the model makes nothing of. */
  private static List<Keyword> overdue(String text) {
    var at = text.indexOf("overdue");
    var isDenied = text.contains("not overdue");
    return at < 0
        ? List.of()
        : List.of(new Keyword("overdue", "late-delivery", 2, at, at + 7, isDenied));
  }

  private static List<Label> acts(String text) {
    var acts = new ArrayList<>(label(text, "first", "choose-first"));
    acts.addAll(label(text, "no thanks", "deny"));
    acts.addAll(label(text, "good morning", "greet"));
    return acts;
  }

  private static List<Label> label(String text, String word, String code) {
    return text.contains(word) ? List.of(new Label(code, 0.9)) : List.of();
  }
}
