package io.amends;

import io.amends.engine.CallingThread;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Tells event loops from other threads. An event loop takes the turns that its sockets bring, and
 * the answers of the store to them: to wake another thread first costs more than most of them do.
 * Who asks on another thread is answered on one of {@link Schedulers#parallel()}, always the same.
 * Thread-safe.
 */
final class CallingLoops implements CallingThread {

  private final List<Loop> loops;
  private final List<Place> others;

  private record Loop(EventLoop thread, Place place) {}

  /** One thread, as a scheduler and as an executor: whoever has several answers for it tells. */
  private record Place(Scheduler scheduler, Executor executor) {}

  CallingLoops(List<EventLoop> threads) {
    this.loops =
        threads.stream()
            .map(loop -> new Loop(loop, new Place(Schedulers.fromExecutorService(loop), loop)))
            .toList();
    this.others =
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
            .mapToObj(n -> Schedulers.single(Schedulers.parallel()))
            .map(one -> new Place(one, one::schedule))
            .toList();
  }

  @Override
  public Scheduler scheduler() {
    return calling().scheduler();
  }

  Executor executor() {
    return calling().executor();
  }

  /** An event loop does. */
  @Override
  public boolean takesTurns() {
    return ofCallingLoop() != null;
  }

  private Place calling() {
    var own = ofCallingLoop();
    return own != null ? own : others.get((int) (Thread.currentThread().getId() % others.size()));
  }

  private @Nullable Place ofCallingLoop() {
    for (var loop : loops) {
      if (loop.thread().inEventLoop()) {
        return loop.place();
      }
    }
    return null;
  }
}
