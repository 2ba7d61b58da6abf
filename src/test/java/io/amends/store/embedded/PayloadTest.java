package io.amends.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.store.Append;
import io.amends.store.JsonEventCodec;
import io.amends.store.SampleAppend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PayloadTest {

  private static final int THREADS = 4;
  private static final int TIMES = 20_000;

  /** What was written before is used again, and never by two at once. */
  @Test
  void many_threads_make_what_one_makes() throws Exception {
    var payload = new Payload(new JsonEventCodec());
    var threads = Executors.newFixedThreadPool(THREADS);
    try {
      var made = new ArrayList<Callable<Boolean>>();
      for (var n = 1; n <= THREADS; n++) {
        var text = String.valueOf((char) ('a' + n)).repeat(n * 700);
        var append = SampleAppend.to(SampleAppend.newId()).with(SampleAppend.said(text)).build();
        var alone = new Payload(new JsonEventCodec()).of(append);
        made.add(() -> isMade(payload, append, alone));
      }
      for (var done : threads.invokeAll(made)) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean isMade(Payload payload, Append append, byte[] expected) {
    for (var n = 0; n < TIMES; n++) {
      if (!Arrays.equals(payload.of(append), expected)) {
        return false;
      }
    }
    return true;
  }
}
