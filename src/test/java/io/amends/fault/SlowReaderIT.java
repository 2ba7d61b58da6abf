package io.amends.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.server.Customer;
import io.amends.server.RunningAmends;
import io.amends.server.Wire;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A widget of which nobody reads is closed, whether it reads at last or never. */
class SlowReaderIT {

  private static final String LONG = "这个杯子收到的时候就碎了，".repeat(600);

  /** 256 wait in the engine, some dozens on their way to the network, a handful in it. */
  private static final int MORE_THAN_FITS = 400;

  private static final int AT_ONCE = 50;

  @TempDir private Path data;

  @Test
  void who_reads_at_last_is_told_to_come_again() {
    withSomebodySilent("60s", (amends, silent) -> assertThat(silent.closeCode()).isEqualTo(4013));
  }

  @Test
  void who_never_reads_is_broken_off() {
    withSomebodySilent(
        "1s", (amends, silent) -> Site.await("it to be gone", () -> widgets(amends) == 1));
  }

  private void withSomebodySilent(String unread, BiConsumer<RunningAmends, MuteSocket> then) {
    try (var amends =
            RunningAmends.on(
                data,
                "amends.store=memory",
                "amends.mode=human",
                "amends.limits.unread=" + unread,
                "amends.limits.messages-per-second=10000",
                "amends.limits.burst=10000");
        var loud = Customer.comesTo(amends)) {
      loud.says("hello");
      var hello =
          Wire.frame("hello").put("conversation", loud.conversation()).put("token", loud.token());
      try (var silent = new MuteSocket(amends.socket("/ws/chat"), hello.toString())) {
        Site.await("it to come", () -> widgets(amends) == 2);
        for (var n = 0; n < MORE_THAN_FITS && widgets(amends) == 2; n += AT_ONCE) {
          for (var each = 0; each < AT_ONCE; each++) {
            loud.says(LONG);
          }
        }
        then.accept(amends, silent);
      }
    }
  }

  private static int widgets(RunningAmends amends) {
    var told = amends.api().getWithoutToken("/actuator/prometheus").body();
    return told.lines()
        .filter(line -> line.startsWith("amends_widgets_open"))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }
}
