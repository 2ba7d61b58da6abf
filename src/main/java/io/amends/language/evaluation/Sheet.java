package io.amends.language.evaluation;

import java.util.List;

/**
 * What was measured, ready to be shown.
 *
 * @param about what it was measured on and by which model, a sentence each
 */
public record Sheet(String title, List<String> about, List<Table> tables) {

  public Sheet {
    about = List.copyOf(about);
    tables = List.copyOf(tables);
  }

  /** For a terminal. */
  public String text() {
    return PlainText.of(this);
  }

  /** A page that needs nothing but itself. */
  public String html() {
    return WebPage.of(this);
  }
}
