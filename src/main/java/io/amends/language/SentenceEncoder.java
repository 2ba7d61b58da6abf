package io.amends.language;

import java.util.List;

/**
 * Turns a text into a point in a space where texts of like meaning lie close. Implementations are
 * thread-safe, never throw on any text, and answer the same for the same text on the same machine.
 * A call takes milliseconds: never make it on an event loop.
 */
public interface SentenceEncoder {

  /**
   * Tells encoders apart: what was learnt over the points of one is worthless over another's.
   *
   * @return the same for the same spaces, whatever the machine
   */
  String name();

  /** How many numbers a point has, by its space. */
  List<Integer> dimensions();

  /**
   * @param text folded as for the other features: width, case, and Traditional script to Simplified
   */
  Point encode(String text);

  /**
   * Where a text lies.
   *
   * @param space which space, from 0: those of two languages have nothing in common
   * @param numbers its place there; not to be changed
   */
  record Point(int space, float[] numbers) {}
}
