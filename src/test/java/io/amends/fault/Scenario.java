package io.amends.fault;

/** One way in which things break, and what must hold all the same (RELIABILITY §4). */
interface Scenario {

  /** What it needs to stand on; scenarios of one kind may share a site, one after another. */
  enum Stage {
    EMBEDDED,
    ON_REDIS,
    BEHIND_SENTINEL
  }

  /** As in RELIABILITY, such as {@code R1}. */
  String name();

  /** What is broken, in a few words. */
  String breaks();

  /** When it has passed, beside the invariants. */
  String passes();

  Stage stage();

  /** Breaks it, mends it, and verifies; in the end the site is as it was. */
  void run(Bench bench, Site site);
}
