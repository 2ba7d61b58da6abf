package io.amends.drawing;

import io.amends.dialog.Condition;
import io.amends.dialog.Flow;
import io.amends.dialog.Flow.Case;
import io.amends.dialog.Flow.FollowUp.Then;
import io.amends.dialog.Flow.Step;
import io.amends.dialog.FlowBook;
import io.amends.remedy.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A flow as a picture: what is said first, what is asked and when, which cases there are in words,
 * which ways out each has, and what follows. Pure: the same flow, language and width always give
 * the same SVG.
 */
public final class FlowPicture {

  /** How wide a picture is, in pixels where it is not scaled. */
  public enum Width {
    /** For a desk or a printed page. */
    WIDE(1040),
    /** For a telephone. */
    NARROW(370);

    private final int pixels;

    Width(int pixels) {
      this.pixels = pixels;
    }
  }

  private static final int MARGIN = 14;
  private static final int PAD = 12;
  private static final int SIZE = 14;
  private static final int SMALL = 12;
  private static final int HEAD = 17;
  private static final int LEADING = 20;
  private static final int GAP = 10;
  private static final int CHIP = 26;
  private static final String PAPER = "#fffdfa";
  private static final String EDGE = "#ddd6cb";
  private static final String WASH = "#e2f0ed";
  private static final String WARM_WASH = "#fbeed9";

  private final Flow flow;
  private final String language;
  private final int width;
  private final Said said;
  private final Words words;
  private final Sheet sheet = new Sheet();
  private double y = MARGIN;

  private FlowPicture(FlowBook book, Flow flow, String language, Width width) {
    this.flow = flow;
    this.language = language;
    this.width = width.pixels;
    this.said = new Said(book, flow, language);
    this.words = said.words();
  }

  /**
   * @param language one of the set's: {@code zh-Hans}, {@code zh-Hant}, {@code en}
   * @return an SVG document, without scripts
   */
  public static String of(FlowBook book, Flow flow, String language, Width width) {
    return new FlowPicture(book, flow, language, width).draw();
  }

  /** What a flow is called in a list: the first words that a customer hears in it. */
  public static String title(FlowBook book, Flow flow, String language) {
    return new Said(book, flow, language).name(flow);
  }

  private String draw() {
    var kind = flow.kind().name().toLowerCase(Locale.ROOT);
    y += HEAD;
    sheet.text(MARGIN, y, flow.name() + " · " + words.of(kind), HEAD, Sheet.INK, true);
    y += GAP;
    if (!flow.empathy().isEmpty()) {
      heading("first");
      for (var line : flow.empathy()) {
        card(List.of(condition("if", line.when()), quote(line.say())), List.of(), 0);
      }
    }
    if (!flow.clarify().isEmpty()) {
      heading("asked");
      flow.clarify().forEach(this::step);
    }
    heading("cases");
    for (var i = 0; i < flow.cases().size(); i++) {
      found(flow.cases().get(i), i + 1);
    }
    if (!flow.followUp().isNone()) {
      heading("after");
      followUp();
    }
    return sheet.svg(width, y + MARGIN, language, said.name(flow));
  }

  /** A line of a card, and how it looks. */
  private record Row(String text, int size, String ink, boolean bold) {}

  /** A way out, on its own. */
  private record Chip(String text, boolean person) {}

  private void heading(String key) {
    y += GAP + SIZE;
    sheet.text(MARGIN, y, words.of(key), SIZE, Sheet.ACCENT, true);
    y += GAP;
  }

  private Row condition(String lead, Map<String, Condition> when) {
    var text = when.isEmpty() ? "" : words.of(lead) + gap() + said.conditions(when);
    return new Row(text, SMALL, Sheet.WARM, true);
  }

  private Row quote(String script) {
    var text = said.beginning(script);
    return new Row("“" + text + "”", SIZE, Sheet.INK, false);
  }

  private void step(Step step) {
    if (step instanceof Step.Ask ask) {
      card(
          List.of(
              quote(ask.with()),
              new Row(ask.required() ? words.of("needed") : "", SMALL, Sheet.SOFT, false),
              condition("only-if", ask.when())),
          List.of(),
          0);
    } else {
      card(
          List.of(
              new Row(words.of("look-up"), SIZE, Sheet.SOFT, false),
              condition("only-if", step.when())),
          List.of(),
          0);
    }
  }

  private void found(Case found, int number) {
    var when =
        found.when().isEmpty()
            ? words.of("otherwise")
            : words.of("if") + gap() + said.conditions(found.when());
    var rows = new ArrayList<Row>();
    rows.add(new Row(number + ". " + when, SIZE, Sheet.INK, true));
    if (!found.say().isEmpty()) {
      rows.add(quote(found.say()));
    }
    if (!found.note().isEmpty()) {
      rows.add(new Row(words.of("noted"), SMALL, Sheet.SOFT, false));
    }
    if (found.severity() == Severity.MAJOR) {
      rows.add(new Row(words.of("major"), SMALL, Sheet.SOFT, false));
    }
    var chips = new ArrayList<Chip>();
    if (found.offer().size() > 1) {
      rows.add(new Row(words.of("two-of") + ":", SMALL, Sheet.SOFT, false));
    } else if (found.offer().size() == 1) {
      rows.add(new Row(words.of("one-way") + ":", SMALL, Sheet.SOFT, false));
    }
    found.offer().forEach(remedy -> chips.add(new Chip(said.title(remedy), false)));
    if (found.handOff()) {
      chips.add(new Chip("→ " + words.of("person"), true));
    } else if (!found.continueWith().isEmpty()) {
      chips.add(
          new Chip("→ " + words.of("goes-on") + gap() + said.flow(found.continueWith()), false));
    } else if (found.offer().isEmpty()) {
      chips.add(new Chip("→ " + words.of("answer"), false));
    }
    card(rows, chips, number);
  }

  private void followUp() {
    var followUp = flow.followUp();
    card(
        List.of(
            new Row(
                words.of("later") + gap() + said.duration(followUp.after()),
                SMALL,
                Sheet.WARM,
                true),
            quote(followUp.say())),
        List.of(then("no", followUp.ifNo()), then("silent", followUp.ifSilent())),
        0);
  }

  private Chip then(String key, Then then) {
    var code = then.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Chip(words.of(key) + " → " + words.of("then-" + code), then == Then.HAND_OFF);
  }

  private String gap() {
    return words.isChinese() ? "" : " ";
  }

  /** A box with its lines, and below them the ways out; as high as it needs to be. */
  private void card(List<Row> rows, List<Chip> chips, int number) {
    var inside = width - 2.0 * (MARGIN + PAD);
    var lines = new ArrayList<Row>();
    for (var row : rows) {
      for (var line : Sheet.lines(row.text(), row.size(), inside)) {
        lines.add(new Row(line, row.size(), row.ink(), row.bold()));
      }
    }
    var laid = laid(chips, inside);
    var height = PAD + lines.size() * LEADING + laid.size() * (CHIP + GAP / 2.0) + PAD - 4;
    sheet.box(MARGIN, y, width - 2.0 * MARGIN, height, PAPER, number > 0 ? Sheet.ACCENT : EDGE);
    var at = y + PAD + SIZE - 2;
    for (var line : lines) {
      sheet.text(MARGIN + PAD, at, line.text(), line.size(), line.ink(), line.bold());
      at += LEADING;
    }
    at -= SIZE;
    for (var row : laid) {
      var x = (double) MARGIN + PAD;
      for (var chip : row) {
        var wide = Math.min(inside, Sheet.width(chip.text(), SMALL) + 2.0 * PAD);
        sheet.box(x, at, wide, CHIP, chip.person() ? WARM_WASH : WASH, EDGE);
        var ink = chip.person() ? Sheet.WARM : Sheet.ACCENT;
        sheet.text(x + PAD, at + CHIP - 9, chip.text(), SMALL, ink, true);
        x += wide + GAP / 2.0;
      }
      at += CHIP + GAP / 2.0;
    }
    y += height;
    sheet.line(MARGIN + 2.0 * PAD, y, MARGIN + 2.0 * PAD, y + GAP);
    y += GAP;
  }

  private static List<List<Chip>> laid(List<Chip> chips, double inside) {
    var rows = new ArrayList<List<Chip>>();
    var left = 0.0;
    for (var chip : chips) {
      var wide = Sheet.width(chip.text(), SMALL) + 2.0 * PAD + GAP / 2.0;
      if (rows.isEmpty() || wide > left) {
        rows.add(new ArrayList<>());
        left = inside;
      }
      rows.get(rows.size() - 1).add(chip);
      left -= wide;
    }
    return rows;
  }
}
