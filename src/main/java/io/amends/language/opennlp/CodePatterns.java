package io.amends.language.opennlp;

import io.amends.language.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The shapes of one type of code, such as order numbers, from a file that a shop edits. They match
 * whole codes only, whatever the case. A shape may not repeat without a bound, so that no text can
 * make matching slow.
 */
final class CodePatterns {

  private static final int DIGITS_AFTER_LABEL = 4;

  private final String type;
  private final List<Pattern> shapes;
  private final Lookup<String> labels;

  private CodePatterns(String type, List<Pattern> shapes, Lookup<String> labels) {
    this.type = type;
    this.shapes = shapes;
    this.labels = labels;
  }

  /**
   * Reads {@code type}, {@code matches}, {@code labels}, {@code examples}, {@code not-examples}.
   */
  static CodePatterns read(Section file, Folding folding) {
    file.expect(List.of("about", "type", "matches", "examples"), List.of("labels", "not-examples"));
    var shapes = new ArrayList<Pattern>();
    for (var line : file.lines("matches")) {
      if (isUnbounded(line.text())) {
        file.problem(line.number(), "repeats without a bound. Write {1,20} in place of + or *");
        continue;
      }
      try {
        shapes.add(
            Pattern.compile(
                "(?<![\\p{Alnum}_])(?:" + line.text() + ")(?![\\p{Alnum}_]|[-/][0-9a-z])",
                Pattern.CASE_INSENSITIVE));
      } catch (java.util.regex.PatternSyntaxException e) {
        file.problem(line.number(), "is not a regular expression: " + e.getDescription());
      }
    }
    var patterns =
        new CodePatterns(
            file.text("type"), List.copyOf(shapes), AmountFinder.list(file, "labels", folding));
    patterns.check(file, folding, "examples", true);
    patterns.check(file, folding, "not-examples", false);
    return patterns;
  }

  private void check(Section file, Folding folding, String key, boolean expected) {
    for (var line : file.lines(key)) {
      var text = folding.fold(line.text());
      var whole =
          find(text).stream().anyMatch(e -> e.start() == 0 && e.end() == line.text().length());
      if (whole != expected) {
        file.problem(
            line.number(),
            "is "
                + (expected ? "matched by nothing" : "matched")
                + " under \"matches\". Correct one of them");
      }
    }
  }

  /** All codes in a text, the longest of those that overlap. */
  List<Entity> find(Folded text) {
    var found = new ArrayList<Entity>();
    for (var shape : shapes) {
      var matcher = shape.matcher(text);
      while (matcher.find()) {
        found.add(entity(text, matcher.start(), matcher.end()));
      }
    }
    return Spans.longest(found);
  }

  /** Where labels of this type end, and whatever code stands right after each. */
  List<Entity> labelled(Folded text) {
    var found = new ArrayList<Entity>();
    for (var label : labels.in(text)) {
      var start = label.end();
      while (start < text.length()
          && start < label.end() + 4
          && " :#=.".indexOf(text.charAt(start)) >= 0) {
        start++;
      }
      BareNumber.endAt(text, start, DIGITS_AFTER_LABEL)
          .ifPresent(span -> found.add(entity(text, span.start(), span.end())));
    }
    return found;
  }

  private Entity entity(Folded text, int start, int end) {
    return new Entity(
        type,
        text.written(start, end),
        text.start(start),
        text.end(end),
        value(text.subSequence(start, end).toString()),
        "");
  }

  private String value(String code) {
    return switch (type) {
      case Entity.PHONE -> code.replaceAll("[^+0-9]", "");
      case Entity.EMAIL, Entity.URL -> code;
      default -> code.toUpperCase(Locale.ROOT);
    };
  }

  /** Looks for {@code +}, {@code *} and <code>{n,}</code> outside of classes and escapes. */
  private static boolean isUnbounded(String shape) {
    var inClass = false;
    for (int i = 0; i < shape.length(); i++) {
      var c = shape.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[') {
        inClass = true;
      } else if (c == ']') {
        inClass = false;
      } else if (!inClass && (c == '+' || c == '*' || shape.startsWith(",}", i))) {
        return true;
      }
    }
    return false;
  }
}
