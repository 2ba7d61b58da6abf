package io.amends.dialog.yaml;

import io.amends.wording.Cues;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The cues by which a person's words are weighed: learnt, and the same for every set of flows. */
final class ShippedCues {

  static final Cues CUES = read("/wording/cues.tsv");

  private ShippedCues() {}

  /** Without the file nothing is weighed, and the lists of words decide alone. */
  static Cues read(String resource) {
    try (var in = ShippedCues.class.getResourceAsStream(resource)) {
      if (in == null) {
        return Cues.none();
      }
      return Cues.of(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines());
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }
}
