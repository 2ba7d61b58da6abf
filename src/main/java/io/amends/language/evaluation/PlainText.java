package io.amends.language.evaluation;

import java.util.ArrayList;
import java.util.List;

/** A sheet as lines of text, columns aligned. */
final class PlainText {

  private static final int WIDEST = 60;

  private final StringBuilder out = new StringBuilder();

  private PlainText() {}

  static String of(Sheet sheet) {
    var text = new PlainText();
    text.line(sheet.title());
    sheet.about().forEach(text::line);
    sheet.tables().forEach(text::table);
    return text.out.toString();
  }

  private void table(Table table) {
    line("");
    line(table.caption());
    if (!table.note().isEmpty()) {
      line("  " + table.note());
    }
    if (table.rows().isEmpty()) {
      line("  none");
      return;
    }
    var rows = new ArrayList<>(List.of(table.columns()));
    rows.addAll(table.rows());
    for (var row : rows) {
      var line = new StringBuilder();
      for (int c = 0; c < row.size(); c++) {
        line.append("  ").append(cell(table, rows, row, c));
      }
      line(line.toString());
    }
  }

  /** The last of the words is not filled up: it may be a customer's text. */
  private static String cell(Table table, List<List<String>> rows, List<String> row, int c) {
    var cell = visible(row.get(c));
    if (table.isWords(c) && c == row.size() - 1) {
      return cell;
    }
    var width = rows.stream().mapToInt(each -> width(each.get(c))).max().orElse(0);
    var blanks = " ".repeat(Math.max(0, Math.min(WIDEST, width) - width(cell)));
    return table.isWords(c) ? cell + blanks : blanks + cell;
  }

  private void line(String text) {
    out.append(visible(text).stripTrailing()).append('\n');
  }

  /** What a customer wrote must not command a terminal. */
  static String visible(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+", " ");
  }

  /** Han characters are two columns wide. */
  private static int width(String text) {
    return (int) text.codePoints().mapToLong(point -> Character.isIdeographic(point) ? 2 : 1).sum();
  }
}
