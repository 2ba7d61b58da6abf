package io.amends.rehearsal;

import io.amends.commerce.Order;
import io.amends.conversation.Customer;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A conversation as it should go.
 *
 * @param file below the folder of goldens: {@code late-delivery/birthday.yaml}
 * @param title what happens, in a sentence
 * @param shows rules of the playbook that it shows, such as {@code P37}
 * @param ends how it ends: {@code solved}, {@code silent}, {@code withdrawn}, {@code handed-off} or
 *     {@code open}
 * @param notHeard why the model does not arrive at it yet; empty: it does
 */
public record Golden(
    String file,
    String title,
    Set<String> shows,
    Opening opening,
    List<Beat> beats,
    String ends,
    String notHeard) {

  public Golden {
    shows = Set.copyOf(shows);
    beats = List.copyOf(beats);
  }

  /**
   * What is so when the customer begins.
   *
   * @param at when that is
   * @param language that the customer writes, {@code zh-Hans}, {@code zh-Hant} or {@code en}
   * @param orders that the shop has
   * @param shopAway whether the shop answers nothing
   */
  public record Opening(
      Instant at, String language, Customer customer, List<Order> orders, boolean shopAway) {
    public Opening {
      orders = List.copyOf(orders);
    }
  }

  /**
   * One step: what happens, and what Amends then does.
   *
   * @param cues one; or several messages that the customer writes before anything is answered
   * @param reaction what should follow
   * @param line where it is written
   */
  public record Beat(List<Cue> cues, Reaction reaction, int line) {
    public Beat {
      cues = List.copyOf(cues);
    }
  }
}
