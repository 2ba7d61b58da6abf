package io.amends.language.evaluation;

import java.util.List;

/** A sheet as one HTML page, without scripts, pictures or styles from elsewhere. */
final class WebPage {

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --line: #c8ccd2; --head: #eef0f3; }
      @media (prefers-color-scheme: dark) { :root { --line: #454b54; --head: #262b32; } }
      body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 70rem; padding: 1rem; }
      h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; }
      .scroll { overflow-x: auto; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
      th, td { border: 1px solid var(--line); padding: .25rem .6rem; text-align: start;
        vertical-align: top; }
      td { overflow-wrap: anywhere; }
      thead th { background: var(--head); }
      .figure { text-align: end; white-space: nowrap; }
      tbody th { font-weight: normal; }
      """;

  private final StringBuilder out = new StringBuilder();

  private WebPage() {}

  static String of(Sheet sheet) {
    var page = new WebPage();
    page.head(sheet);
    page.contents(sheet.tables());
    for (int i = 0; i < sheet.tables().size(); i++) {
      page.section(sheet.tables().get(i), i);
    }
    return page.line("</main>").line("</body>").line("</html>").out.toString();
  }

  private void head(Sheet sheet) {
    line("<!doctype html>");
    line("<html lang=\"en\">");
    line("<head>");
    line("<meta charset=\"utf-8\">");
    line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    line(
        "<meta http-equiv=\"Content-Security-Policy\""
            + " content=\"default-src 'none'; style-src 'unsafe-inline'\">");
    line("<title>" + escaped(sheet.title()) + "</title>");
    line("<style>").line(STYLE.stripTrailing()).line("</style>");
    line("</head>");
    line("<body>");
    line("<main>");
    line("<h1>" + escaped(sheet.title()) + "</h1>");
    sheet.about().forEach(each -> line("<p>" + escaped(each) + "</p>"));
  }

  private void contents(List<Table> tables) {
    line("<nav aria-label=\"Contents\">");
    line("<ul>");
    for (int i = 0; i < tables.size(); i++) {
      line("<li><a href=\"#s%d\">%s</a></li>".formatted(i, escaped(tables.get(i).caption())));
    }
    line("</ul>");
    line("</nav>");
  }

  /** A table that is wider than the window can be moved with the keyboard too. */
  private void section(Table table, int number) {
    line("<section aria-labelledby=\"s%d\">".formatted(number));
    line("<h2 id=\"s%d\">%s</h2>".formatted(number, escaped(table.caption())));
    if (!table.note().isEmpty()) {
      line("<p>" + escaped(table.note()) + "</p>");
    }
    if (table.rows().isEmpty()) {
      line("<p>None.</p>");
    } else {
      line(
          "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"s%d\">"
              .formatted(number));
      table(table, number);
      line("</div>");
    }
    line("</section>");
  }

  private void table(Table table, int number) {
    line("<table aria-labelledby=\"s%d\">".formatted(number));
    line("<thead>");
    line("<tr>");
    for (int c = 0; c < table.columns().size(); c++) {
      cell("th scope=\"col\"", "th", table, table.columns().get(c), c);
    }
    line("</tr>");
    line("</thead>");
    line("<tbody>");
    for (var row : table.rows()) {
      line("<tr>");
      for (int c = 0; c < row.size(); c++) {
        cell(c == 0 ? "th scope=\"row\"" : "td", c == 0 ? "th" : "td", table, row.get(c), c);
      }
      line("</tr>");
    }
    line("</tbody>");
    line("</table>");
  }

  private void cell(String open, String close, Table table, String text, int column) {
    var kind = table.isWords(column) ? " dir=\"auto\"" : " class=\"figure\"";
    line("<" + open + kind + ">" + escaped(text) + "</" + close + ">");
  }

  private WebPage line(String text) {
    out.append(text).append('\n');
    return this;
  }

  private static String escaped(String text) {
    return PlainText.visible(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
