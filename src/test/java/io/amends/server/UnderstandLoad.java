package io.amends.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Some callers who ask what a text means, one call after the other, until it is over. */
final class UnderstandLoad implements AutoCloseable {

  private static final String QUESTION = "{\"text\":\"please refund me, where is my parcel?\"}";

  private final Api api;
  private final List<Caller> callers;
  private volatile boolean isOver;

  UnderstandLoad(Api api, int callers) {
    this.api = api;
    this.callers = IntStream.range(0, callers).mapToObj(n -> new Caller()).toList();
    this.callers.forEach(Thread::start);
  }

  /** Waits until each has got the answer to a call that it makes after this one. */
  void isAnsweredByAll() throws InterruptedException {
    for (var caller : callers) {
      caller.isAnswered();
    }
  }

  /** Ends it and tells the models that answered each caller, without repetitions in a row. */
  List<List<String>> modelsOfEachCaller() {
    isOver = true;
    return callers.stream().map(Caller::models).toList();
  }

  @Override
  public void close() {
    isOver = true;
  }

  private final class Caller extends Thread {

    private final List<String> models = new ArrayList<>();
    private final CompletableFuture<List<String>> end = new CompletableFuture<>();
    private volatile CountDownLatch answers = new CountDownLatch(0);

    Caller() {
      setDaemon(true);
    }

    @Override
    public void run() {
      try {
        while (!isOver) {
          var latch = answers;
          var model = Api.json(api.post("/api/v1/understand", QUESTION)).path("model").asString();
          if (models.isEmpty() || !models.get(models.size() - 1).equals(model)) {
            models.add(model);
          }
          latch.countDown();
        }
        end.complete(models);
      } catch (RuntimeException | Error failure) {
        end.completeExceptionally(failure);
      }
    }

    void isAnswered() throws InterruptedException {
      var latch = new CountDownLatch(1);
      answers = latch;
      while (!latch.await(100, TimeUnit.MILLISECONDS)) {
        if (end.isDone()) {
          end.join();
        }
      }
    }

    List<String> models() {
      return end.orTimeout(Wire.HANG.toSeconds(), TimeUnit.SECONDS).join();
    }
  }
}
