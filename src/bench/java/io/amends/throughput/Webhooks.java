package io.amends.throughput;

import java.nio.file.Path;
import java.util.List;

/**
 * Webhooks a second that Amends takes in, verified and durable, as a part of what a router function
 * of WebFlux answers that keeps nothing: one that only reads the body, and one that verifies and
 * parses it, too. Amends is measured as it takes messages in (its pause is longer than the run, so
 * that it answers none) and as it takes them in and answers each.
 */
public final class Webhooks {

  private static final String READS = "B: WebFlux, body read, 204";
  private static final String VERIFIES = "V: WebFlux, verified and parsed";

  private Webhooks() {}

  /**
   * @param args the folder for logs, data and {@code webhooks.json}; then, where given, rounds (3),
   *     seconds to measure (30), connections (64), a word that the names of what is measured
   *     contain ("" for all), and answers to warm up with (150,000)
   */
  public static void main(String[] args) throws Exception {
    var usual = new String[] {args[0], "3", "30", "64", "", "150000"};
    System.arraycopy(args, 0, usual, 0, args.length);
    var rounds = Rounds.of(usual, "webhooks.json");
    var figures =
        rounds.measure(
            Webhooks::subjects,
            (subject, shops) ->
                new Posts(
                    subject, shops, subject.name().equals(READS) ? "/read" : "/webhooks/standard"));
    Rounds.tell(figures, READS, "B");
    Rounds.tell(figures, VERIFIES, "V");
  }

  private static List<Subject> subjects(Path folder) {
    var webhook = Subject.Speech.WEBHOOK;
    return List.of(
        Subject.bare(READS, BareWebhooks.class, 18111, webhook),
        Subject.bare(VERIFIES, BareWebhooks.class, 18112, webhook),
        amends("Amends, memory, taken in", "memory", folder, 18113, "1h"),
        amends("Amends, embedded, taken in", "embedded", folder, 18114, "1h"),
        amends("Amends, embedded, and answered", "embedded", folder, 18115, "0"));
  }

  private static Subject amends(String name, String store, Path folder, int port, String pause) {
    return Subject.amends(
        name,
        store,
        folder,
        port,
        Subject.Speech.WEBHOOK,
        "--amends.pause=" + pause,
        "--amends.webhooks.standard.secret=" + Posts.SECRET);
  }
}
