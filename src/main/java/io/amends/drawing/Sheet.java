package io.amends.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A picture in the making, from top to bottom: SVG without scripts and without style sheets, so
 * that it can stand on any page. Lengths are in units of the picture, a pixel where it is not
 * scaled. Not thread-safe.
 */
final class Sheet {

  static final String INK = "#25221e";
  static final String SOFT = "#625b52";
  static final String ACCENT = "#1c6b62";
  static final String WARM = "#7d4a06";

  private static final String FONTS =
      "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'PingFang SC', 'PingFang TC',"
          + " 'Microsoft YaHei', 'Microsoft JhengHei', 'Noto Sans CJK SC', sans-serif";
  private static final double WIDE = 1.0;
  private static final double NARROW = 0.6;
  private static final double CAPITAL = 0.7;
  private static final int FIRST_OF_CHINESE = 0x2e80;
  private static final String CLOSING = "，。、；：？！”」』）…,.;:?!)";
  private static final String OPENING = "“「『（(";

  private final StringBuilder shapes = new StringBuilder();

  /** The width of a text, estimated on the large side: fonts differ from one screen to the next. */
  static double width(String text, int size) {
    return text.codePoints()
            .mapToDouble(
                c ->
                    c >= FIRST_OF_CHINESE || c == '…'
                        ? WIDE
                        : Character.isUpperCase(c) ? CAPITAL : NARROW)
            .sum()
        * size;
  }

  /** A text in lines that fit; Chinese breaks anywhere, but not before or after every mark. */
  static List<String> lines(String text, int size, double most) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var piece : pieces(text)) {
      if (!line.isEmpty() && width(line + piece.stripTrailing(), size) > most) {
        lines.add(line.toString().strip());
        line.setLength(0);
      }
      line.append(piece);
    }
    if (!line.toString().isBlank()) {
      lines.add(line.toString().strip());
    }
    return lines;
  }

  /** Words with the blank after them, and each Chinese character for itself. */
  private static List<String> pieces(String text) {
    var pieces = new ArrayList<String>();
    var word = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c >= FIRST_OF_CHINESE) {
                if (!word.isEmpty()) {
                  pieces.add(word.toString());
                  word.setLength(0);
                }
                pieces.add(Character.toString(c));
              } else {
                word.appendCodePoint(c);
                if (c == ' ') {
                  pieces.add(word.toString());
                  word.setLength(0);
                }
              }
            });
    if (!word.isEmpty()) {
      pieces.add(word.toString());
    }
    return joined(pieces);
  }

  /** No line begins with a mark that closes, and none ends with one that opens. */
  private static List<String> joined(List<String> pieces) {
    var joined = new ArrayList<String>();
    var opens = false;
    for (var piece : pieces) {
      var last = joined.size() - 1;
      var closes = CLOSING.indexOf(piece.charAt(0)) >= 0;
      if (last >= 0 && (opens || closes) && !joined.get(last).endsWith(" ")) {
        joined.set(last, joined.get(last) + piece);
      } else {
        joined.add(piece);
      }
      opens = OPENING.indexOf(piece.charAt(piece.length() - 1)) >= 0;
    }
    return joined;
  }

  void box(double x, double y, double width, double height, String fill, String edge) {
    shapes.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"10\" fill=\"%s\""
                + " stroke=\"%s\"/>%n",
            x,
            y,
            width,
            height,
            fill,
            edge));
  }

  void line(double x1, double y1, double x2, double y2) {
    shapes.append(
        String.format(
            Locale.ROOT,
            "<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"#8b8377\" stroke-width=\"2\"/>%n",
            x1,
            y1,
            x2,
            y2));
  }

  void text(double x, double y, String text, int size, String ink, boolean bold) {
    shapes.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%d\" fill=\"%s\"%s>%s</text>%n",
            x,
            y,
            size,
            ink,
            bold ? " font-weight=\"650\"" : "",
            escaped(text)));
  }

  /** The whole, so many units wide and high, with what a screen reader says of it. */
  String svg(double width, double height, String language, String title) {
    return String.format(
        Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\""
            + " height=\"%.0f\" role=\"img\" lang=\"%s\" font-family=\"%s\">%n<title>%s</title>%n"
            + "<rect width=\"100%%\" height=\"100%%\" fill=\"#f4f1ec\"/>%n%s</svg>%n",
        width,
        height,
        width,
        height,
        language,
        FONTS,
        escaped(title),
        shapes);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
