package io.amends.rehearsal;

import io.amends.language.Pending;
import io.amends.language.Understander;
import io.amends.language.Understanding;
import java.time.Instant;
import java.time.ZoneOffset;

/** Who tells what a customer's line means while a golden is played. */
@FunctionalInterface
public interface Ear {

  /**
   * @param pending what the customer was last asked
   * @param at when the line is written
   */
  Understanding hear(Cue.Writes line, Pending pending, Instant at);

  /** The golden itself: what goes wrong then is wrong with the flows. */
  static Ear given() {
    return (line, pending, at) -> line.meant();
  }

  /** A model: what goes wrong with it only is wrong with the understanding. */
  static Ear of(Understander understander) {
    return (line, pending, at) ->
        understander.understand(line.text(), pending, at.atOffset(ZoneOffset.UTC));
  }
}
