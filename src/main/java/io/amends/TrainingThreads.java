package io.amends;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * The threads that a model is trained on while the service goes on. What is trained there uses
 * parallel streams, and these stay in the pool that they begin in.
 */
final class TrainingThreads {

  private TrainingThreads() {}

  /** One core is left to the service, where there are two; threads that idle end by themselves. */
  static ForkJoinPool pool() {
    return new ForkJoinPool(
        Math.max(1, Runtime.getRuntime().availableProcessors() - 1),
        TrainingThreads::thread,
        null,
        false);
  }

  private static ForkJoinWorkerThread thread(ForkJoinPool pool) {
    var thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
    thread.setName("training-" + thread.getPoolIndex());
    // Linux heeds this only with -XX:ThreadPriorityPolicy; what keeps a core free is the pool.
    thread.setPriority(Thread.MIN_PRIORITY);
    // Else it is the system's, which does not see into an executable jar.
    thread.setContextClassLoader(TrainingThreads.class.getClassLoader());
    return thread;
  }
}
