package io.amends.channel.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * What a shop edits on disk: flows and scripts, and the text that understanding is learnt from.
 * Checks it, installs it. Thread-safe.
 */
public interface FlowsControl {

  /**
   * Checks the flow files on disk as they would be with these put in place of, or beside, them.
   * Installs nothing. May block.
   *
   * @param files text by name, such as {@code dialog-flows/late-delivery.yaml}; none: as they are
   */
  CheckResult check(Map<String, String> files);

  /**
   * Installs what is on disk, flows and model together, all or nothing. Never blocks who
   * subscribes, and goes on to its end when nobody waits any more. It may train, which takes from
   * seconds to minutes; what is installed answers meanwhile.
   */
  Mono<ReloadResult> reload();

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
   * @param changed whether another one was before
   */
  record Installed(String hash, boolean changed, InstalledModel model) implements ReloadResult {}

  /**
   * @param hash of the model that understands now
   * @param changed whether another one did before
   * @param training how long it was learnt; zero where there was nothing new to learn
   */
  record InstalledModel(String hash, boolean changed, Duration training) {}

  /** Nothing was installed: flows and model are the jar's own, there is nothing on disk. */
  record NothingOnDisk() implements ReloadResult {}

  /** Nothing was installed by this call: another one is still at it. */
  record UnderWay() implements ReloadResult {}

  /** Nothing was installed: what is on disk is not valid. */
  record Invalid(List<FlowProblem> problems) implements ReloadResult {
    public Invalid {
      problems = List.copyOf(problems);
    }
  }
}
