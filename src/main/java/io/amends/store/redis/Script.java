package io.amends.store.redis;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A Lua script that is called by its hash; Redis gets its text when it does not know it. */
record Script(String text, String sha) {

  /**
   * @param name of a resource beside this class
   */
  static Script named(String name) {
    try (var resource = Script.class.getResourceAsStream(name)) {
      var bytes = Objects.requireNonNull(resource, name).readAllBytes();
      var sha = MessageDigest.getInstance("SHA-1").digest(bytes);
      return new Script(new String(bytes, StandardCharsets.UTF_8), HexFormat.of().formatHex(sha));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(name, unreadable);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("SHA-1 is part of every Java", missing);
    }
  }

  /** Calls it. Where Redis did not know the hash it ran nothing, so the text may follow. */
  CompletableFuture<List<Object>> call(
      RedisClusterAsyncCommands<String, byte[]> redis, String[] keys, byte[]... arguments) {
    return redis
        .<List<Object>>evalsha(sha, ScriptOutputType.MULTI, keys, arguments)
        .toCompletableFuture()
        .exceptionallyCompose(
            failure ->
                cause(failure) instanceof RedisNoScriptException
                    ? callByText(redis, keys, arguments)
                    : CompletableFuture.failedFuture(cause(failure)));
  }

  CompletableFuture<List<Object>> callByText(
      RedisClusterAsyncCommands<String, byte[]> redis, String[] keys, byte[]... arguments) {
    return redis
        .<List<Object>>eval(text, ScriptOutputType.MULTI, keys, arguments)
        .toCompletableFuture();
  }

  static Throwable cause(Throwable failure) {
    var cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }
}
