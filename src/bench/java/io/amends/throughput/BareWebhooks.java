package io.amends.throughput;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * The most that WebFlux can do with a webhook: a router function that reads the body and answers
 * 204 ({@code /read}), or verifies and parses it first ({@code /webhooks/standard}). Nothing is
 * kept.
 */
public final class BareWebhooks {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private BareWebhooks() {}

  /**
   * @param args the port
   */
  public static void main(String[] args) {
    var routes =
        RouterFunctions.route()
            .POST("/read", BareWebhooks::read)
            .POST("/webhooks/standard", BareWebhooks::verified)
            .build();
    HttpServer.create()
        .host("127.0.0.1")
        .port(Integer.parseInt(args[0]))
        .handle(new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(routes)))
        .bindNow()
        .onDispose()
        .block();
  }

  private static Mono<ServerResponse> read(ServerRequest request) {
    return body(request).flatMap(bytes -> ServerResponse.noContent().build());
  }

  private static Mono<ServerResponse> verified(ServerRequest request) {
    var headers = request.headers().asHttpHeaders();
    return body(request)
        .flatMap(
            bytes -> {
              var expected =
                  sign(
                      headers.getFirst("webhook-id"), headers.getFirst("webhook-timestamp"), bytes);
              var given = String.valueOf(headers.getFirst("webhook-signature"));
              var isRight =
                  MessageDigest.isEqual(
                      given.getBytes(StandardCharsets.UTF_8),
                      expected.getBytes(StandardCharsets.UTF_8));
              var isMessage =
                  JSON.readTree(bytes).path("type").asString().equals("message.received");
              return ServerResponse.status(
                      isRight && isMessage ? HttpStatus.NO_CONTENT : HttpStatus.UNAUTHORIZED)
                  .build();
            });
  }

  private static Mono<byte[]> body(ServerRequest request) {
    return DataBufferUtils.join(request.body(BodyExtractors.toDataBuffers()))
        .map(BareWebhooks::bytes);
  }

  private static byte[] bytes(DataBuffer buffer) {
    var bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    return bytes;
  }

  /** As the standard says: over id, time and body, with a dot between them. */
  static String sign(String id, String timestamp, byte[] body) {
    try {
      var signed = new ByteArrayOutputStream();
      signed.writeBytes((id + '.' + timestamp + '.').getBytes(StandardCharsets.UTF_8));
      signed.writeBytes(body);
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Posts.KEY, "HmacSHA256"));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.toByteArray()));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("HMAC-SHA256 is part of every Java", missing);
    }
  }
}
