package io.amends.wording;

import java.util.List;

/**
 * What the guard says of a text.
 *
 * @param verdict the heaviest of all
 * @param reasons one for each objection, heaviest first, never shown to a customer; empty: it
 *     passes
 * @param rewording words that pass, never blank; the text itself where it may go out
 */
public record Judgement(Verdict verdict, List<String> reasons, String rewording) {
  public Judgement {
    reasons = List.copyOf(reasons);
  }
}
