package io.amends.language;

import java.util.List;

/** What the customer was last asked; the same words mean different things under it. */
public sealed interface Pending {

  /** No question is open. */
  record Nothing() implements Pending {}

  /** A slot was asked for, such as {@code order}. */
  record Question(String slot) implements Pending {}

  /** Two options are on the table; their titles as the customer read them. */
  record Options(List<String> titles) implements Pending {
    public Options {
      titles = List.copyOf(titles);
    }
  }
}
