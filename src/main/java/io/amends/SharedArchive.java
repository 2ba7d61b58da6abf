package io.amends;

import io.amends.installed.FolderArchive;
import io.amends.installed.SetArchive;
import io.amends.store.redis.RedisStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps each set in the store that all nodes share, and in a folder of this node. So a conversation
 * that began on one node goes on with its set on another, which asks the store for a set once.
 */
final class SharedArchive implements SetArchive {

  private static final TypeReference<Map<String, String>> FILES = new TypeReference<>() {};
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final FolderArchive own;
  private final RedisStore store;
  private final JsonMapper json = JsonMapper.builder().build();

  SharedArchive(FolderArchive own, RedisStore store) {
    this.own = own;
    this.store = store;
  }

  @Override
  public void keep(String hash, Map<String, String> files) {
    own.keep(hash, files);
    await(store.keepSet(hash, json.writeValueAsString(new TreeMap<>(files))), "kept");
  }

  @Override
  public Optional<Map<String, String>> files(String hash) {
    var here = own.files(hash);
    if (here.isPresent()) {
      return here;
    }
    var shared = await(store.set(hash), "read").map(text -> json.readValue(text, FILES));
    shared.ifPresent(files -> own.keep(hash, files));
    return shared;
  }

  /** Waits, as for a disk: once for each set that is new to this node. */
  private static <T> Optional<T> await(Mono<T> work, String what) {
    try {
      return Optional.ofNullable(work.toFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException failure) {
      throw new IllegalStateException(
          "the flow set cannot be " + what + " now: " + failure.getMessage(), failure);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
