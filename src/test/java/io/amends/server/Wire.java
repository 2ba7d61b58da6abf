package io.amends.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A real WebSocket, seen as frames. What came and was not asked for yet is kept in order. A wait
 * that takes too long fails and tells all that came.
 */
public final class Wire implements AutoCloseable {

  /** Nothing takes so long unless it hangs. */
  public static final Duration HANG = Duration.ofSeconds(30);

  public static final JsonMapper JSON = JsonMapper.builder().build();

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private static final int LINE = 300;
  private static final String PROTOCOL = "amends.v1";

  private final List<JsonNode> all = new ArrayList<>();
  private final List<JsonNode> unread = new ArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private WebSocket socket;
  private boolean isOver;

  private Wire() {}

  public static Wire open(URI address) {
    return open(address, Map.of());
  }

  /**
   * @throws WebSocketHandshakeException when the server refuses
   */
  public static Wire open(URI address, Map<String, String> headers) {
    var wire = new Wire();
    var builder = HTTP.newWebSocketBuilder().subprotocols(PROTOCOL);
    builder.connectTimeout(Duration.ofSeconds(5));
    headers.forEach(builder::header);
    try {
      wire.socket = builder.buildAsync(address, wire.new Ear()).join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
    }
    return wire;
  }

  /** The status that a handshake is refused with. */
  public static int refusal(URI address, Map<String, String> headers) {
    try (var wire = open(address, headers)) {
      throw new AssertionError("the handshake was not refused");
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof WebSocketHandshakeException refused) {
        return refused.getResponse().statusCode();
      }
      throw failure;
    }
  }

  public static ObjectNode frame(String type) {
    return JSON.createObjectNode().put("type", type);
  }

  public void send(JsonNode frame) {
    send(JSON.writeValueAsString(frame));
  }

  /** Frames of one wire must be sent by one thread at a time. */
  public void send(String text) {
    try {
      socket.sendText(text, true).get(HANG.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new LostException(failure);
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }

  /** Sends what the server may not want to read to its end. */
  public void sendCarelessly(String text) {
    socket.sendText(text, true);
  }

  public void sendBytes(byte[] bytes) {
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  /** The first unread frame of that type. */
  public JsonNode next(String type) {
    return next("a frame of type " + type, frame -> frame.path("type").asString("").equals(type));
  }

  /** The first unread frame that is meant; the others stay unread. */
  public JsonNode next(String what, Predicate<JsonNode> isMeant) {
    return next(what, HANG, isMeant);
  }

  /** Likewise, where it may take longer than usual. */
  public JsonNode next(String what, Duration patience, Predicate<JsonNode> isMeant) {
    var deadline = System.nanoTime() + patience.toNanos();
    synchronized (all) {
      while (true) {
        for (var i = 0; i < unread.size(); i++) {
          if (isMeant.test(unread.get(i))) {
            return unread.remove(i);
          }
        }
        if (isOver) {
          throw new LostException("the socket is closed; there was not " + what + told());
        }
        waitUntil(deadline, what);
      }
    }
  }

  /** Whether such a frame has come, read or not. */
  public boolean has(Predicate<JsonNode> isMeant) {
    synchronized (all) {
      return all.stream().anyMatch(isMeant);
    }
  }

  /** Everything that came, read or not. */
  public List<JsonNode> all() {
    synchronized (all) {
      return List.copyOf(all);
    }
  }

  /** The code that the server closed with; 1006 where the connection broke. */
  public int closeCode() {
    try {
      return closed.get(HANG.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException hang) {
      throw new AssertionError("the socket stays open" + told());
    } catch (ExecutionException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  public boolean isOpen() {
    return !closed.isDone();
  }

  /** Without a goodbye, as when the network goes. */
  public void drop() {
    socket.abort();
    end(1006);
  }

  @Override
  public void close() {
    if (isOpen()) {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
    }
  }

  private void waitUntil(long deadline, String what) {
    var left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    if (left <= 0) {
      throw new AssertionError("there was not " + what + told());
    }
    try {
      all.wait(left);
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }

  private String told() {
    synchronized (all) {
      var text = new StringBuilder("; what came:");
      for (var frame : all) {
        var line = frame.toString();
        text.append("\n  ").append(line, 0, Math.min(line.length(), LINE));
      }
      return text.toString();
    }
  }

  private void take(String text) {
    var frame = JSON.readTree(text);
    synchronized (all) {
      all.add(frame);
      unread.add(frame);
      all.notifyAll();
    }
  }

  private void end(int code) {
    closed.complete(code);
    synchronized (all) {
      isOver = true;
      all.notifyAll();
    }
  }

  /** The connection is gone. */
  public static final class LostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LostException(String message) {
      super(message);
    }

    LostException(Throwable cause) {
      super(cause);
    }
  }

  private final class Ear implements WebSocket.Listener {

    private final StringBuilder parts = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      parts.append(data);
      if (last) {
        take(parts.toString());
        parts.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      end(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      end(1006);
    }
  }
}
