package io.amends.channel.api;

import io.amends.channel.MessageReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/**
 * Gives a call that comes again under the same {@code Idempotency-Key} the answer it got first; a
 * second one that comes meanwhile waits for the first. Remembers the newest keys of this process;
 * what must be remembered longer is in the store. Answers of 500 and up, and those that ask to come
 * again ({@code Retry-After}), are not kept: the call may be tried again. Thread-safe.
 */
final class Idempotency {

  static final String HEADER = "Idempotency-Key";
  static final String REPLAYED = "Idempotent-Replayed";

  private static final int KEPT_AT_MOST = 10_000;

  private final Map<String, Kept> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
          return size() > KEPT_AT_MOST;
        }
      };

  private record Kept(String fingerprint, Mono<Answer> answer) {}

  /** The key of a request; {@code null} where it has none. */
  static @Nullable String key(ServerRequest request) {
    var key = request.headers().firstHeader(HEADER);
    if (key != null && !MessageReader.isId(key)) {
      throw Problem.malformed(HEADER + " must have 1 to 200 characters.", HEADER);
    }
    return key;
  }

  /** Same call, same path, same body: same fingerprint. */
  static String fingerprint(ServerRequest request, byte[] body) {
    var call = request.method() + " " + request.path() + "\n";
    return HexFormat.of().formatHex(Sha256.of(call.getBytes(StandardCharsets.UTF_8), body));
  }

  /** Another call under a key that was used before. */
  static Problem reused() {
    return Problem.of(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "idempotency-key-reused",
        "The same " + HEADER + " came with another call before.");
  }

  /** The answer of the work, or the one it gave when the key came first. Never fails. */
  Mono<Answer> once(@Nullable String key, String fingerprint, Supplier<Mono<Answer>> work) {
    if (key == null) {
      return answered(work);
    }
    return Mono.defer(
        () -> {
          synchronized (kept) {
            var earlier = kept.get(key);
            if (earlier == null) {
              var answer = answered(work).doOnNext(a -> forgetUndone(key, a)).cache();
              kept.put(key, new Kept(fingerprint, answer));
              return answer;
            }
            return earlier.fingerprint().equals(fingerprint)
                ? earlier.answer().map(answer -> answer.with(REPLAYED, "true"))
                : Mono.just(reused().answer());
          }
        });
  }

  private static Mono<Answer> answered(Supplier<Mono<Answer>> work) {
    return Mono.defer(work).onErrorResume(failure -> Mono.just(Problems.answer(failure)));
  }

  private void forgetUndone(String key, Answer answer) {
    if (answer.status() >= 500 || answer.headers().containsKey("Retry-After")) {
      synchronized (kept) {
        kept.remove(key);
      }
    }
  }
}
