package io.amends.language.opennlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the first tier leaves to the collector: counted in bytes, so the same on every machine. */
class AllocationTest {

  private static final int WARM_UPS = 4;
  private static final int CALLS = 2_000;
  private static final int MOST = 6 * 1024;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @ValueSource(strings = {"zh-Hans", "zh-Hant", "en"})
  void a_message_takes_at_most_6_KiB(String language) {
    var messages = messages(language);
    for (int round = 0; round < WARM_UPS; round++) {
      understand(messages);
    }

    var before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    understand(messages);
    var bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;

    System.out.printf("%-8s %d bytes a message%n", language, bytes / CALLS);
    assertThat(bytes / CALLS).isLessThanOrEqualTo(MOST);
  }

  private static void understand(List<String> messages) {
    for (int i = 0; i < CALLS; i++) {
      Trained.understand(messages.get(i % messages.size()));
    }
  }

  private static List<String> messages(String language) {
    try (var stream = AllocationTest.class.getResourceAsStream("/messages/" + language + ".txt")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
