package io.amends;

import io.amends.installed.InstalledUnderstander.Model;
import io.amends.language.Understanding;
import io.amends.language.opennlp.OpenNlpUnderstander;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes a model that understands nothing, when it is told to, and keeps in mind where it ran. */
final class ToldTrainer implements IntentsOnDisk.Learner {

  private final CountDownLatch begun = new CountDownLatch(1);
  private final AtomicInteger runs = new AtomicInteger();
  private volatile CountDownLatch leave = new CountDownLatch(0);
  private volatile boolean fails;
  private volatile boolean wasInterrupted;
  private volatile String thread = "";
  private volatile int parallelism;

  static Model model(String hash) {
    return new Model(
        hash,
        (text, pending, at) ->
            new Understanding(
                "en", true, List.of(), List.of(), List.of(), 0, List.of(), List.of(), List.of(),
                List.of(), hash));
  }

  @Override
  public String hash(Path folder) {
    return OpenNlpUnderstander.hash(folder);
  }

  @Override
  public Model train(Path folder) {
    runs.incrementAndGet();
    thread = Thread.currentThread().getName();
    parallelism = ForkJoinTask.getPool().getParallelism();
    begun.countDown();
    await(leave);
    if (fails) {
      throw new IllegalStateException("no memory");
    }
    OpenNlpUnderstander.check(folder);
    return model(OpenNlpUnderstander.hash(folder));
  }

  void waits() {
    leave = new CountDownLatch(1);
  }

  void goesOn() {
    leave.countDown();
  }

  void fails() {
    fails = true;
  }

  void works() {
    fails = false;
  }

  void awaitBegun() {
    await(begun);
  }

  int runs() {
    return runs.get();
  }

  String thread() {
    return thread;
  }

  int parallelism() {
    return parallelism;
  }

  boolean wasInterrupted() {
    return wasInterrupted;
  }

  private void await(CountDownLatch latch) {
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("it hangs");
      }
    } catch (InterruptedException stop) {
      wasInterrupted = true;
    }
  }
}
