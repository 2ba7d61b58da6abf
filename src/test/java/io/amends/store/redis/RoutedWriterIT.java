package io.amends.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.store.StoreUnavailableException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A customer waits for a write, and for whatever the write waits for. */
class RoutedWriterIT {

  private static final Duration HANG = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofMillis(500);

  /** Redis does not know it by that hash, so it gets the text. */
  private static final Script COUNT =
      new Script("return {redis.call('INCR', KEYS[1])}", "0".repeat(40));

  @TempDir private Path folder;
  private final CompletableFuture<Optional<String>> safe = new CompletableFuture<>();
  private RedisServer server;
  private Link link;
  private Writer writer;

  @BeforeEach
  void open() {
    server = RedisServer.in(folder);
    link = Link.to(new RedisSettings(server.url(), Redises.TIMEOUT, 1), Schedulers::parallel);
    writer =
        new RoutedWriter(
            link, PATIENCE, primary -> new BatchWriter(link, primary, (redis, call) -> safe));
  }

  @AfterEach
  void close() {
    link.close();
    server.close();
  }

  @Test
  void what_waits_behind_a_batch_that_hangs_is_refused_like_the_batch() {
    var inFlight = write("first").toFuture();
    assertThatThrownBy(() -> write("second").block(HANG))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessage("Redis does not answer in time");
    assertThat(inFlight).failsWithin(HANG);
  }

  @Test
  void what_was_refused_before_it_was_sent_is_not_sent_later() {
    var inFlight = write("first").toFuture();
    assertThatThrownBy(() -> write("second").block(HANG))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(inFlight).failsWithin(HANG);
    safe.complete(Optional.empty());

    assertThat(write("third").block(HANG)).isEqualTo(List.of(1L));
    assertThat(keys()).containsExactlyInAnyOrder("first", "third");
  }

  private Mono<List<Object>> write(String key) {
    return writer.write(COUNT, new String[] {key});
  }

  private List<String> keys() {
    return link.ask(redis -> redis.keys("*")).block(HANG);
  }
}
