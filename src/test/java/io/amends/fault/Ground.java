package io.amends.fault;

import java.util.List;

/** What nodes stand on: where they keep what they know. */
interface Ground extends AutoCloseable {

  /** What a node is told about its store, as {@code name=value}. */
  List<String> properties();

  /** How many connections it has, for it must not gather them; 0 where there are none. */
  default int connections() {
    return 0;
  }

  @Override
  void close();

  /** A folder of each node's own. */
  static Ground embedded() {
    return new Ground() {
      @Override
      public List<String> properties() {
        return List.of();
      }

      @Override
      public void close() {}
    };
  }
}
