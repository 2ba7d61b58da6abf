package io.amends;

import io.amends.channel.api.FlowsControl;
import io.amends.dialog.InvalidFlowsException;
import io.amends.installed.InstalledSets;
import io.amends.installed.InstalledUnderstander;
import io.amends.language.opennlp.InvalidIntentsException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Installs what is on disk: flows and model together, all or nothing, one reload at a time. A
 * second one is refused, not kept waiting: it would hold a connection for as long as a training
 * takes, and each that waits would train again.
 */
final class Reload implements FlowsControl, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Reload.class);

  private final FlowsOnDisk flows;
  private final IntentsOnDisk intents;
  private final InstalledSets sets;
  private final InstalledUnderstander model;
  private final ForkJoinPool threads = TrainingThreads.pool();
  private final AtomicBoolean isUnderWay = new AtomicBoolean();

  Reload(
      FlowsOnDisk flows,
      IntentsOnDisk intents,
      InstalledSets sets,
      InstalledUnderstander understander) {
    this.flows = flows;
    this.intents = intents;
    this.sets = sets;
    this.model = understander;
  }

  @Override
  public CheckResult check(Map<String, String> files) {
    return new CheckResult(flows.problemsWith(files));
  }

  /** Runs on threads of its own, so nobody who hangs up leaves a half of it behind. */
  @Override
  public Mono<ReloadResult> reload() {
    return flows.isNamed() || intents.isNamed()
        ? Mono.fromFuture(this::begin, true)
        : Mono.just(new NothingOnDisk());
  }

  /** Nothing is installed any more from now on. */
  @Override
  public void close() {
    threads.shutdownNow();
  }

  private CompletableFuture<ReloadResult> begin() {
    if (threads.isShutdown() || !isUnderWay.compareAndSet(false, true)) {
      return CompletableFuture.completedFuture(new UnderWay());
    }
    return CompletableFuture.supplyAsync(this::done, threads).whenComplete(Reload::log);
  }

  private ReloadResult done() {
    try {
      return checkedAndInstalled();
    } finally {
      isUnderWay.set(false);
    }
  }

  private ReloadResult checkedAndInstalled() {
    var problems = new ArrayList<FlowProblem>();
    var files = validFlows(problems);
    problems.addAll(problemsOfIntents());
    if (!problems.isEmpty()) {
      return new Invalid(problems);
    }
    try {
      return installed(files);
    } catch (InvalidIntentsException edited) { // between the check and the training
      return new Invalid(IntentsOnDisk.problems(edited));
    }
  }

  /** The longest part first and the one that cannot fail last, so that nothing is done by half. */
  private ReloadResult installed(Map<String, String> files) {
    var start = System.nanoTime();
    var trained = intents.trainedUnless(model.model());
    var training = Duration.ofNanos(trained.isPresent() ? System.nanoTime() - start : 0);
    if (threads.isShutdown()) {
      throw new CancellationException("Amends stops; nothing was installed");
    }
    var before = sets.newest();
    if (flows.isNamed()) {
      sets.install(files);
    }
    trained.ifPresent(model::install);
    return new Installed(
        sets.newest(),
        !sets.newest().equals(before),
        new InstalledModel(model.model(), trained.isPresent(), training));
  }

  private Map<String, String> validFlows(List<FlowProblem> problems) {
    try {
      return flows.isNamed() ? flows.valid() : Map.of();
    } catch (InvalidFlowsException invalid) {
      problems.addAll(FlowsOnDisk.problems(invalid));
    } catch (UncheckedIOException unreadable) {
      problems.add(unreadable("amends.flows", unreadable));
    }
    return Map.of();
  }

  private List<FlowProblem> problemsOfIntents() {
    try {
      intents.check();
      return List.of();
    } catch (InvalidIntentsException invalid) {
      return IntentsOnDisk.problems(invalid);
    } catch (UncheckedIOException unreadable) {
      return List.of(unreadable("amends.intents", unreadable));
    }
  }

  private static FlowProblem unreadable(String property, UncheckedIOException unreadable) {
    return new FlowProblem(
        property,
        0,
        String.valueOf(unreadable.getMessage()),
        "See to it that " + property + " names a folder that can be read.");
  }

  private static void log(@Nullable ReloadResult result, @Nullable Throwable failure) {
    if (result instanceof Installed installed) {
      LOG.info(
          "Reloaded: flows {}, model {}, trained in {} ms",
          installed.hash(),
          installed.model().hash(),
          installed.model().training().toMillis());
    } else if (result instanceof Invalid invalid) {
      LOG.warn("Nothing was reloaded: {} problem(s) on disk", invalid.problems().size());
    } else {
      // Its trace is logged where the call is answered.
      LOG.error("Nothing was reloaded: {}", String.valueOf(failure));
    }
  }
}
