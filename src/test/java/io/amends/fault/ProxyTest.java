package io.amends.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.amends.fault.Proxy.Faults;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each fault of the way, on a server that says everything back. */
class ProxyTest {

  private static final int HANG_MILLIS = 30_000;
  private static final int A_WHILE_MILLIS = 100;
  private static final String WORDS = "words that go there and back";

  private ServerSocket echo;
  private Proxy proxy;
  private Socket client;

  /** How many bytes the server read. */
  private final AtomicInteger heard = new AtomicInteger();

  @BeforeEach
  void connect() throws IOException {
    echo = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    var thread = new Thread(this::echo, "echo");
    thread.setDaemon(true);
    thread.start();
    proxy = Proxy.to(echo.getLocalPort());
    client = another();
  }

  @AfterEach
  void end() throws IOException {
    client.close();
    proxy.close();
    echo.close();
  }

  @Test
  void what_goes_well_comes_back() throws IOException {
    assertThat(saidBack(WORDS)).isEqualTo(WORDS);
    assertThat(saidBack(WORDS.repeat(5_000))).isEqualTo(WORDS.repeat(5_000));
    assertThat(proxy.connections()).isEqualTo(1);
  }

  @Test
  void latency_holds_up_each_way() throws IOException {
    proxy.set(Faults.latency(Duration.ofMillis(A_WHILE_MILLIS)));

    var began = System.nanoTime();
    assertThat(saidBack(WORDS)).isEqualTo(WORDS);

    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isGreaterThanOrEqualTo(Duration.ofMillis(2 * A_WHILE_MILLIS));
  }

  @Test
  void bandwidth_lets_so_much_through_a_second() throws IOException {
    proxy.set(Faults.bandwidth(10 * WORDS.length()));

    var began = System.nanoTime();
    assertThat(saidBack(WORDS)).isEqualTo(WORDS);

    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isGreaterThanOrEqualTo(Duration.ofMillis(A_WHILE_MILLIS));
  }

  @Test
  void slices_are_put_together_again() throws IOException {
    proxy.set(Faults.slicer(1));

    assertThat(saidBack(WORDS.repeat(50))).isEqualTo(WORDS.repeat(50));
  }

  @Test
  void a_black_hole_swallows_and_its_connections_do_not_outlive_it() throws IOException {
    assertThat(saidBack(WORDS)).isEqualTo(WORDS);
    proxy.set(Faults.blackHole());
    client.setSoTimeout(A_WHILE_MILLIS);

    assertThatThrownBy(() -> saidBack(WORDS)).isInstanceOf(SocketTimeoutException.class);

    proxy.heal();
    client.setSoTimeout(HANG_MILLIS);
    assertThatThrownBy(() -> read(1)).isInstanceOf(SocketException.class);
    client = another();
    assertThat(saidBack(WORDS)).isEqualTo(WORDS);
  }

  @Test
  void a_reset_breaks_the_connection_off() {
    proxy.set(Faults.reset());

    assertThatThrownBy(() -> saidBack(WORDS)).isInstanceOf(SocketException.class);
  }

  @Test
  void after_so_much_data_it_ends() throws IOException {
    proxy.set(Faults.limitData(5));
    client.getOutputStream().write(WORDS.getBytes(StandardCharsets.UTF_8));

    assertThat(client.getInputStream().readAllBytes().length).isLessThanOrEqualTo(5);
  }

  @Test
  void a_slow_close_is_heard_of_later() throws IOException {
    assertThat(saidBack(WORDS)).isEqualTo(WORDS);
    proxy.set(Faults.slowClose(Duration.ofMillis(A_WHILE_MILLIS)));
    var began = System.nanoTime();
    client.getOutputStream().write("bye".getBytes(StandardCharsets.UTF_8));

    client.getInputStream().readAllBytes();

    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isGreaterThanOrEqualTo(Duration.ofMillis(A_WHILE_MILLIS));
  }

  @Test
  void a_trap_springs_once_before_the_server_hears() throws IOException {
    var sprung = new AtomicInteger();
    var trap = new Trap("there", 1, false, port -> sprung.incrementAndGet());
    proxy.lieInWait(trap);
    assertThat(saidBack(WORDS)).isEqualTo(WORDS);
    assertThat(trap.sprangWithin(Duration.ZERO)).isFalse();

    client.getOutputStream().write(WORDS.getBytes(StandardCharsets.UTF_8));

    assertThat(client.getInputStream().readAllBytes()).isEmpty();
    assertThat(trap.sprangWithin(Duration.ofMillis(HANG_MILLIS))).isTrue();
    client = another();
    assertThat(saidBack(WORDS)).isEqualTo(WORDS);
    assertThat(heard).hasValue(2 * WORDS.length());
    assertThat(sprung).hasValue(1);
  }

  @Test
  void a_trap_springs_when_the_server_has_heard_and_nobody_is_told() throws IOException {
    var trap = new Trap("back", 0, true, port -> {});
    proxy.lieInWait(trap);

    client.getOutputStream().write(WORDS.getBytes(StandardCharsets.UTF_8));

    assertThat(client.getInputStream().readAllBytes()).isEmpty();
    await().atMost(Duration.ofMillis(HANG_MILLIS)).until(() -> heard.get() >= WORDS.length());
  }

  private Socket another() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    socket.setSoTimeout(HANG_MILLIS);
    return socket;
  }

  private String saidBack(String words) throws IOException {
    var writer =
        new Thread(
            () -> {
              try {
                client.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
              } catch (IOException broken) {
                // The reader sees it.
              }
            });
    writer.start();
    return read(words.length());
  }

  private String read(int length) throws IOException {
    var bytes = client.getInputStream().readNBytes(length);
    if (bytes.length < length) {
      throw new SocketException("it ended after " + bytes.length);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Says everything back, and ends when it is told "bye". */
  private void echo() {
    while (!echo.isClosed()) {
      try {
        var socket = echo.accept();
        var thread = new Thread(() -> echo(socket), "echo");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException ended) {
        return;
      }
    }
  }

  private void echo(Socket socket) {
    var buffer = new byte[1 << 16];
    try (socket) {
      for (var n = socket.getInputStream().read(buffer); n >= 0; ) {
        if (new String(buffer, 0, n, StandardCharsets.UTF_8).equals("bye")) {
          return;
        }
        heard.addAndGet(n);
        socket.getOutputStream().write(buffer, 0, n);
        n = socket.getInputStream().read(buffer);
      }
    } catch (IOException broken) {
      // As it is meant here and there.
    }
  }
}
