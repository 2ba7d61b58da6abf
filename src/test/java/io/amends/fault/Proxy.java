package io.amends.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The way to a server, on which things go wrong: what comes is held up, cut into pieces, swallowed,
 * or the connection is broken. Both directions alike, but for a {@link Trap}. Thread-safe.
 */
final class Proxy implements AutoCloseable {

  private static final int CHUNK = 16 * 1024;
  private static final int CONNECT_MILLIS = 2_000;
  private static final int BREATHS_A_SECOND = 20;
  private static final long LOOK_AGAIN_NANOS = 5_000_000;

  /**
   * What goes wrong.
   *
   * @param latency how long each piece is held up; pieces that come meanwhile wait behind it
   * @param bytesPerSecond that get through; 0: any number
   * @param slice bytes that are sent at a time; 0: as they come
   * @param swallows nothing gets through: it is read and thrown away, and the connection stays
   * @param resets each connection is broken off when anything comes
   * @param dataAtMost bytes after which a connection ends; 0: never
   * @param slowClose how long the other side waits to hear that this side has ended
   */
  record Faults(
      Duration latency,
      int bytesPerSecond,
      int slice,
      boolean swallows,
      boolean resets,
      long dataAtMost,
      Duration slowClose) {

    static Faults none() {
      return new Faults(Duration.ZERO, 0, 0, false, false, 0, Duration.ZERO);
    }

    static Faults latency(Duration each) {
      return new Faults(each, 0, 0, false, false, 0, Duration.ZERO);
    }

    static Faults bandwidth(int bytesPerSecond) {
      return new Faults(Duration.ZERO, bytesPerSecond, 0, false, false, 0, Duration.ZERO);
    }

    static Faults slicer(int bytes) {
      return new Faults(Duration.ZERO, 0, bytes, false, false, 0, Duration.ZERO);
    }

    static Faults blackHole() {
      return new Faults(Duration.ZERO, 0, 0, true, false, 0, Duration.ZERO);
    }

    static Faults reset() {
      return new Faults(Duration.ZERO, 0, 0, false, true, 0, Duration.ZERO);
    }

    static Faults limitData(long bytes) {
      return new Faults(Duration.ZERO, 0, 0, false, false, bytes, Duration.ZERO);
    }

    static Faults slowClose(Duration wait) {
      return new Faults(Duration.ZERO, 0, 0, false, false, 0, wait);
    }
  }

  private final ServerSocket entrance;
  private final int target;
  private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
  private volatile Faults faults = Faults.none();
  private volatile @Nullable Trap trap;

  private Proxy(int target) {
    this.target = target;
    try {
      this.entrance = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    begin("proxy to " + target, this::accept);
  }

  /**
   * @param target port on this machine
   */
  static Proxy to(int target) {
    return new Proxy(target);
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** From now on, for all connections that there are and that come. */
  void set(Faults now) {
    faults = now;
  }

  /** Lies in wait for what clients send; one that was set before is taken away. */
  void lieInWait(@Nullable Trap next) {
    trap = next;
  }

  /** All goes well again; who lost something on the way is cut off, for nobody could go on. */
  void heal() {
    faults = Faults.none();
    pairs.stream().filter(Pair::hasLost).forEach(Pair::reset);
  }

  /** How many connections there are. */
  int connections() {
    return pairs.size();
  }

  @Override
  public void close() {
    close(entrance);
    pairs.forEach(Pair::reset);
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        var client = entrance.accept();
        var server = new Socket();
        try {
          server.connect(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
        } catch (IOException away) {
          reset(client);
          continue;
        }
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        new Pair(client, server).start();
      } catch (IOException ended) {
        // Closed, or the client is gone already: the next one.
      }
    }
  }

  /** A connection in and the one that goes on. */
  private final class Pair {

    private final Socket client;
    private final Socket server;
    private volatile boolean hasLost;
    private volatile boolean isTrapped;

    private Pair(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void start() {
      pairs.add(this);
      begin("proxy there", () -> pump(client, server));
      begin("proxy back", () -> pump(server, client));
    }

    boolean hasLost() {
      return hasLost;
    }

    void reset() {
      Proxy.reset(client);
      Proxy.reset(server);
      pairs.remove(this);
    }

    private void pump(Socket from, Socket to) {
      var buffer = new byte[CHUNK];
      var passed = 0L;
      try {
        while (true) {
          var length = from.getInputStream().read(buffer);
          if (length < 0) {
            break;
          }
          var now = faults;
          if (now.resets()) {
            reset();
            return;
          }
          var caught = trap;
          if (from == client && caught != null && caught.isSprungBy(buffer, length)) {
            isTrapped = true;
            if (caught.isAfter()) {
              forward(buffer, length, to);
            }
            caught.spring(port());
            break;
          }
          if (isTrapped || now.swallows()) {
            hasLost = true;
            continue;
          }
          var left = now.dataAtMost() == 0 ? length : now.dataAtMost() - passed;
          passed += forward(buffer, (int) Math.min(length, Math.max(0, left)), to);
          if (left < length) {
            hasLost = true;
            break;
          }
        }
      } catch (IOException broken) {
        // The other end hears of it below.
      }
      hold(faults.slowClose());
      close(from);
      close(to);
      pairs.remove(this);
    }

    private int forward(byte[] bytes, int length, Socket to) throws IOException {
      var out = to.getOutputStream();
      hold(faults.latency());
      for (var sent = 0; sent < length; ) {
        var now = faults;
        var piece = length - sent;
        if (now.slice() > 0) {
          piece = Math.min(piece, now.slice());
        }
        if (now.bytesPerSecond() > 0) {
          piece = Math.min(piece, Math.max(1, now.bytesPerSecond() / BREATHS_A_SECOND));
          hold(Duration.ofSeconds(1).multipliedBy(piece).dividedBy(now.bytesPerSecond()));
        }
        out.write(bytes, sent, piece);
        sent += piece;
      }
      return length;
    }
  }

  /** Not longer than things go wrong. */
  private void hold(Duration wait) {
    var before = faults;
    var deadline = System.nanoTime() + wait.toNanos();
    for (var left = wait.toNanos(); left > 0 && faults == before; ) {
      LockSupport.parkNanos(Math.min(left, LOOK_AGAIN_NANOS));
      left = deadline - System.nanoTime();
    }
  }

  private static void begin(String name, Runnable work) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** The other end sees a reset rather than an end. */
  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException closed) {
      return;
    }
    close(socket);
  }

  private static void close(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception closed) {
      // It is gone, which is what was wanted.
    }
  }
}
