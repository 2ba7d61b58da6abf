package io.amends.rehearsal;

/** A place in the flows that some golden should come by. Numbers of cases begin with 1. */
public sealed interface Spot extends Comparable<Spot> {

  String flow();

  /** What a case offers or answers was said. */
  record CaseTaken(String flow, int number) implements Spot {
    @Override
    public String toString() {
      return "%s, case %02d".formatted(flow, number);
    }
  }

  /** A remedy was one of those that a case put on the table. */
  record Offered(String flow, int number, String remedy) implements Spot {
    @Override
    public String toString() {
      return "%s, case %02d, option %s".formatted(flow, number, remedy);
    }
  }

  /**
   * The question after the solution was answered.
   *
   * @param answer {@code yes}, {@code no} or {@code silent}
   */
  record FollowedUp(String flow, String answer) implements Spot {
    @Override
    public String toString() {
      return "%s, follow-up %s".formatted(flow, answer);
    }
  }

  @Override
  default int compareTo(Spot other) {
    return toString().compareTo(other.toString());
  }
}
