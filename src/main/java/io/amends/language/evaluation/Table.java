package io.amends.language.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows of cells under a caption. Filled by whoever makes it, and only read afterwards. */
public final class Table {

  private final String caption;
  private final int words;
  private final List<String> columns;
  private final List<List<String>> rows = new ArrayList<>();
  private String note = "";

  /**
   * @param words so many columns from the left are words, the others figures
   */
  public Table(String caption, int words, String... columns) {
    this.caption = caption;
    this.words = words;
    this.columns = List.of(columns);
  }

  /** Says what a reader must know of the figures. */
  public Table noting(String what) {
    note = what;
    return this;
  }

  /** Adds a row: a fraction is written with three decimals, all else as it is. */
  public Table row(Object... cells) {
    var row = new ArrayList<String>();
    for (var cell : cells) {
      row.add(
          cell instanceof Double share
              ? String.format(Locale.ROOT, "%.3f", share)
              : cell.toString());
    }
    rows.add(row);
    return this;
  }

  String caption() {
    return caption;
  }

  String note() {
    return note;
  }

  List<String> columns() {
    return columns;
  }

  List<List<String>> rows() {
    return rows;
  }

  boolean isWords(int column) {
    return column < words;
  }
}
