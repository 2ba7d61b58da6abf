package io.amends.channel.api;

/** Makes anybody's words plain text in a page. Control characters that are not blanks go. */
final class Escape {

  private static final String MARKDOWN = "\\`*_{}[]()<>#+-.!|~&:@^$=\"'";

  private Escape() {}

  static String html(String text) {
    var safe = new StringBuilder(text.length() + 16);
    text.codePoints()
        .filter(Escape::isShown)
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }

  /** One line; every mark that means something in Markdown is written as itself. */
  static String markdown(String line) {
    var safe = new StringBuilder(line.length() + 16);
    line.strip()
        .codePoints()
        .filter(Escape::isShown)
        .forEach(
            c -> {
              if (MARKDOWN.indexOf(c) >= 0) {
                safe.append('\\');
              }
              safe.appendCodePoint(c);
            });
    return safe.toString();
  }

  private static boolean isShown(int c) {
    return !Character.isISOControl(c) || c == '\n' || c == '\t';
  }
}
