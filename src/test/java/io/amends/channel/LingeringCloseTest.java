package io.amends.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.tcp.TcpServer;

/** A server that says why and closes, to a client that is still sending. */
class LingeringCloseTest {

  private static final String WHY = "too much";
  private static final Duration HANG = Duration.ofSeconds(30);

  /** More than the buffers of both ends take. */
  private static final int FAR_TOO_MUCH = 32 << 20;

  private DisposableServer server;

  @AfterEach
  void stop() {
    server.disposeNow(HANG);
  }

  @Test
  void who_is_still_sending_hears_why() throws IOException {
    start(HANG);
    try (var client = connected()) {
      var sending = sends(client);

      assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(WHY);
      assertThat(sending.join()).isEqualTo(FAR_TOO_MUCH);
    }
  }

  @Test
  void who_does_not_close_is_broken_off_after_a_while() throws IOException {
    start(Duration.ofMillis(50));
    try (var client = connected()) {
      client.getOutputStream().write(1);
      assertThat(client.getInputStream().readAllBytes()).isNotEmpty();

      assertThatThrownBy(
              () -> {
                while (true) {
                  client.getOutputStream().write(new byte[1 << 16]);
                }
              })
          .isInstanceOf(SocketException.class);
    }
  }

  private void start(Duration patience) {
    server =
        TcpServer.create()
            .host("localhost")
            .port(0)
            .doOnConnection(
                connection ->
                    connection.channel().pipeline().addFirst(new LingeringClose(patience)))
            .handle(
                (in, out) ->
                    in.receive()
                        .next()
                        .flatMap(
                            first ->
                                Mono.fromRunnable(
                                    () ->
                                        in.withConnection(
                                            connection -> {
                                              var channel = connection.channel();
                                              channel
                                                  .writeAndFlush(
                                                      Unpooled.copiedBuffer(
                                                          WHY, StandardCharsets.UTF_8))
                                                  .addListener(told -> channel.close());
                                            })))
                        .then(Mono.never()))
            .bindNow(HANG);
  }

  private Socket connected() throws IOException {
    var client = new Socket(server.host(), server.port());
    client.setSoTimeout((int) HANG.toMillis());
    return client;
  }

  private static CompletableFuture<Integer> sends(Socket client) {
    return CompletableFuture.supplyAsync(
        () -> {
          var sent = 0;
          var piece = new byte[1 << 16];
          try {
            for (; sent < FAR_TOO_MUCH; sent += piece.length) {
              client.getOutputStream().write(piece);
            }
            client.shutdownOutput();
          } catch (IOException broken) {
            return sent;
          }
          return sent;
        });
  }
}
