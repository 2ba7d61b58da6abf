package io.amends.channel.api;

import java.util.Map;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Reads bodies, never more of one than is allowed, declared or not. */
final class Bodies {

  static final int AT_MOST = 256 * 1024;
  static final int BATCH_AT_MOST = 2 * 1024 * 1024;

  private static final byte[] NONE = {};

  private Bodies() {}

  /** The body, empty where there is none; fails with a {@link Problem} when it is too large. */
  static Mono<byte[]> read(ServerRequest request, int atMost) {
    var encoding = request.headers().firstHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      return Mono.error(
          Problem.of(
              HttpStatus.UNSUPPORTED_MEDIA_TYPE,
              "encoding",
              "Bodies must not be compressed.",
              Map.of("Accept-Encoding", "identity")));
    }
    if (request.headers().contentLength().orElse(0) > atMost) {
      return Mono.error(tooLarge(atMost));
    }
    return DataBufferUtils.join(request.body(BodyExtractors.toDataBuffers()), atMost)
        .map(Bodies::taken)
        .defaultIfEmpty(NONE)
        .onErrorMap(DataBufferLimitException.class, larger -> tooLarge(atMost));
  }

  private static byte[] taken(DataBuffer buffer) {
    try {
      var bytes = new byte[buffer.readableByteCount()];
      buffer.read(bytes);
      return bytes;
    } finally {
      DataBufferUtils.release(buffer);
    }
  }

  private static Problem tooLarge(int atMost) {
    return Problem.of(
        HttpStatus.CONTENT_TOO_LARGE,
        "too-large",
        "The body must not have more than " + atMost + " bytes.");
  }
}
