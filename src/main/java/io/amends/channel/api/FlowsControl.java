package io.amends.channel.api;

import java.util.List;
import java.util.Map;

/** The flows and scripts on disk: checks them, installs them. May block. Thread-safe. */
public interface FlowsControl {

  /**
   * Checks the files on disk as they would be with these put in place of, or beside, them. Installs
   * nothing.
   *
   * @param files text by name, such as {@code dialog-flows/late-delivery.yaml}; none: as they are
   */
  CheckResult check(Map<String, String> files);

  /** Installs what is on disk, all or nothing. */
  ReloadResult reload();

  /**
   * @param problems every one there is; none: valid
   */
  record CheckResult(List<FlowProblem> problems) {
    public CheckResult {
      problems = List.copyOf(problems);
    }
  }

  /**
   * @param line 1 for the first; 0: the file as a whole
   * @param remedy what to do about it; empty where nobody knows
   */
  record FlowProblem(String file, int line, String problem, String remedy) {}

  /** What became of a reload. */
  sealed interface ReloadResult {}

  /**
   * @param hash of the set that is the newest now
   */
  record Installed(String hash) implements ReloadResult {}

  /** Nothing was installed: the flows are the jar's own, there is nothing on disk. */
  record NothingOnDisk() implements ReloadResult {}

  /** Nothing was installed: what is on disk is not valid. */
  record Invalid(List<FlowProblem> problems) implements ReloadResult {
    public Invalid {
      problems = List.copyOf(problems);
    }
  }
}
