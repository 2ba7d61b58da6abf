package io.amends.language.opennlp;

import io.amends.language.Entity;
import io.amends.language.opennlp.ShapeSyntax.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The shapes of one type of code, such as order numbers, from a file that a shop edits. They match
 * whole codes only, whatever the case. What stands after a label is a code whatever its shape.
 */
final class CodePatterns {

  private final String type;
  private final List<Shape> shapes;
  private final CodeLabels labels;

  private CodePatterns(String type, List<Shape> shapes, CodeLabels labels) {
    this.type = type;
    this.shapes = shapes;
    this.labels = labels;
  }

  /**
   * Reads {@code type}, {@code matches}, {@code labels}, {@code examples}, {@code not-examples};
   * {@code hinted-labels} are labels where one of the {@code hints} is in the text, and words in
   * which only a part looks like a label are {@code not-labels}.
   */
  static CodePatterns read(Section file, Lexicon lexicon) {
    file.expect(
        List.of("about", "type", "matches", "examples"),
        List.of("labels", "hinted-labels", "hints", "not-labels", "not-examples"));
    var type = file.text("type");
    var patterns =
        new CodePatterns(
            type, shapes(file, lexicon), new CodeLabels(file, type.equals(Entity.PHONE), lexicon));
    patterns.check(file, lexicon, "examples", true);
    patterns.check(file, lexicon, "not-examples", false);
    return patterns;
  }

  private static List<Shape> shapes(Section file, Lexicon lexicon) {
    var expressions = new ArrayList<ShapeSyntax.Node>();
    var single = new ArrayList<Shape>();
    for (var line : file.lines("matches")) {
      try {
        var expression = ShapeSyntax.read(folded(line.text(), lexicon));
        single.add(Shape.of(List.of(expression)));
        expressions.add(expression);
      } catch (ShapeException e) {
        file.problem(line.number(), e.problem());
      }
    }
    try {
      return List.of(Shape.of(expressions));
    } catch (ShapeException e) {
      return List.copyOf(single); // each is small enough, all in one are not
    }
  }

  /** Letters of no alphabet as texts have them; all that an expression is made of stays. */
  private static String folded(String expression, Lexicon lexicon) {
    var folded = new StringBuilder();
    for (int i = 0; i < expression.length(); i++) {
      var c = expression.charAt(i);
      folded.append(Letters.isHan(c) ? lexicon.word(String.valueOf(c)) : String.valueOf(c));
    }
    return folded.toString();
  }

  private void check(Section file, Lexicon lexicon, String key, boolean expected) {
    for (var line : file.lines(key)) {
      var text = lexicon.folding().fold(line.text());
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

  /** All codes of these shapes in a text, from left to right, each as long as it can be. */
  List<Entity> find(Folded text) {
    var found = new ArrayList<Entity>();
    for (var span : spans(text)) {
      var end = type.equals(Entity.URL) ? trimmed(text, span.start(), span.end()) : span.end();
      found.add(entity(text, span.start(), end));
    }
    return found;
  }

  /** Where they are. */
  List<BareNumber.Span> spans(CharSequence text) {
    var found = new ArrayList<BareNumber.Span>();
    for (int i = 0; i < text.length(); ) {
      var end = Shape.isStart(text, i) ? longest(text, i) : -1;
      if (end > i) {
        found.add(new BareNumber.Span(i, end));
      }
      i = Math.max(end, i + 1);
    }
    return found;
  }

  /** Whatever code stands right after a label. */
  List<Entity> labelled(Folded text) {
    var found = new ArrayList<Entity>();
    for (var span : labels.codes(text)) {
      var before = span.start() - 1; // a sign that belongs to the shape, such as #
      var start = before >= 0 && longest(text, before) == span.end() ? before : span.start();
      found.add(entity(text, start, span.end()));
    }
    return found;
  }

  /** The end of the longest code that starts there; -1 for none. */
  private int longest(CharSequence text, int start) {
    var end = -1;
    for (int s = 0; s < shapes.size(); s++) { // asked of every word: no iterator for that
      end = Math.max(end, shapes.get(s).longest(text, start));
    }
    return end;
  }

  private Entity entity(Folded text, int start, int end) {
    return new Entity(
        type,
        text.written(start, end),
        text.start(start),
        text.end(end),
        value(text, start, end),
        "");
  }

  private String value(Folded text, int start, int end) {
    var code = text.subSequence(start, end).toString();
    return switch (type) {
      case Entity.PHONE -> only(code, c -> c == '+' || Letters.isDigit(c));
      case Entity.EMAIL -> code;
      case Entity.URL -> {
        var written = text.written(start, end);
        yield written.equalsIgnoreCase(code) ? written : code; // paths tell cases apart
      }
      case Entity.TRACKING_NUMBER -> only(code.toUpperCase(Locale.ROOT), c -> c != ' ');
      default -> code.toUpperCase(Locale.ROOT);
    };
  }

  private interface Kept {
    boolean test(char c);
  }

  private static String only(String code, Kept kept) {
    var left = new StringBuilder(code.length());
    for (int i = 0; i < code.length(); i++) {
      if (kept.test(code.charAt(i))) {
        left.append(code.charAt(i));
      }
    }
    return left.toString();
  }

  /** The end without what ends a sentence or closes a bracket that was opened before. */
  private static int trimmed(Folded text, int start, int end) {
    var opened = 0;
    for (int i = start; i < end; i++) {
      opened += text.charAt(i) == '(' ? 1 : 0;
      opened -= text.charAt(i) == ')' ? 1 : 0;
    }
    var last = end;
    while (last > start + 1) {
      var c = text.charAt(last - 1);
      if (".,:;!?'~-".indexOf(c) < 0 && !(c == ')' && opened < 0)) {
        break;
      }
      opened += c == ')' ? 1 : 0;
      last--;
    }
    return last;
  }
}
