package io.amends.channel.api;

import io.amends.language.Entity;
import io.amends.language.Keyword;
import io.amends.language.Label;
import io.amends.language.Pending;
import io.amends.language.Understander;
import io.amends.language.Understanding;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** Knows the word "broken", order numbers and amounts, and remembers what it was asked. */
final class FakeUnderstander implements Understander {

  private static final Pattern ORDER = Pattern.compile("E\\d{11}");
  private static final Pattern AMOUNT = Pattern.compile("(CNY)?(\\d+\\.\\d\\d)");
  private static final Pattern PERCENT = Pattern.compile("(\\d+)%");

  record Asked(String text, Pending pending, OffsetDateTime at) {}

  final List<Asked> asked = new CopyOnWriteArrayList<>();

  @Override
  public Understanding understand(String text, Pending pending, OffsetDateTime at) {
    asked.add(new Asked(text, pending, at));
    if (text.contains("fail")) {
      throw new IllegalStateException("secret inside");
    }
    var entities = new ArrayList<Entity>();
    ORDER
        .matcher(text)
        .results()
        .forEach(
            m ->
                entities.add(
                    new Entity("order-number", m.group(), m.start(), m.end(), m.group(), "")));
    AMOUNT
        .matcher(text)
        .results()
        .forEach(
            m ->
                entities.add(
                    new Entity(
                        "amount",
                        m.group(),
                        m.start(),
                        m.end(),
                        m.group(2),
                        m.group(1) == null ? "" : m.group(1))));
    PERCENT
        .matcher(text)
        .results()
        .forEach(
            m ->
                entities.add(new Entity("percent", m.group(), m.start(), m.end(), m.group(1), "")));
    var place = text.indexOf("broken");
    var isBroken = place >= 0;
    return new Understanding(
        "en",
        true,
        isBroken ? List.of(new Label("quality-defect", 0.9)) : List.of(),
        List.of(),
        List.of(new Label(isBroken ? "complain" : "greet", 0.8)),
        isBroken ? 2 : 0,
        List.of(),
        entities,
        isBroken
            ? List.of(
                new Keyword("broken", "quality-defect", 2, place, place + 6, text.contains("not ")))
            : List.of(),
        List.of(),
        "fake");
  }
}
