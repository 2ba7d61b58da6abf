package io.amends.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer is erased from a running service, whose widget is open. */
class EraseIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path data;

  @Test
  void the_widget_is_closed_and_nothing_is_left_in_any_file() throws Exception {
    try (var amends = RunningAmends.on(data, "amends.pause=0ms")) {
      try (var customer = Customer.comesTo(amends)) {
        // The demo shop's buyer of it is c-1001.
        customer.hearsAnswerTo(
            customer.says("The mug from order E20261103001 broke, it was zanzibar blue"));
        assertThat(isInAnyFile("zanzibar")).isTrue();

        var erased = Api.json(amends.api().delete("/api/v1/customers/c-1001"));

        assertThat(erased.path("conversations").asInt()).isEqualTo(1);
        assertThat(customer.wire().next("error").path("code").asString()).isEqualTo("token");
        assertThat(customer.wire().closeCode()).isEqualTo(4001);
        assertThat(
                amends.api().get("/api/v1/conversations/" + customer.conversation()).statusCode())
            .isEqualTo(404);
        try (var wire = Wire.open(amends.socket("/ws/chat"))) {
          wire.send(
              Wire.frame("hello")
                  .put("conversation", customer.conversation())
                  .put("token", customer.token())
                  .put("after", 1));
          assertThat(wire.next("error").path("code").asString()).isEqualTo("token");
          assertThat(wire.closeCode()).isEqualTo(4001);
        }
      }
      await().atMost(PATIENCE).until(() -> !isInAnyFile("zanzibar"));
    }
    assertThat(isInAnyFile("zanzibar")).isFalse();
  }

  private boolean isInAnyFile(String value) throws IOException {
    try (var files = Files.walk(data)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        if (Files.exists(file)
            && Files.readString(file, StandardCharsets.ISO_8859_1).contains(value)) {
          return true;
        }
      }
    }
    return false;
  }
}
