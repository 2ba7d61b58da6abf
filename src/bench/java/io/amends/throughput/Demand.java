package io.amends.throughput;

/** Those who want something of a server, as fast as it answers, until it is closed. */
interface Demand extends AutoCloseable {

  /** How many answers there were so far. */
  long answered();

  /** How many were not answered as they should have been. */
  long broken();

  /** How long answers took. */
  Samples samples();

  @Override
  void close();
}
