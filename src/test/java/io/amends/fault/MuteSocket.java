package io.amends.fault;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A WebSocket of which nobody reads, as of a phone in a tunnel: it says one thing and falls silent,
 * with as little room for what comes as there may be.
 */
final class MuteSocket implements AutoCloseable {

  private static final int ROOM = 4_096;
  private static final int HANG_MILLIS = 30_000;
  private static final int TEXT = 0x81;
  private static final int CLOSE = 8;
  private static final int MASKED = 0x80;

  /** From here on the length of a frame has a place of its own. */
  private static final int LONG = 126;

  private final Socket socket = new Socket();

  MuteSocket(URI chat, String hello) {
    try {
      socket.setReceiveBufferSize(ROOM);
      socket.setSoTimeout(HANG_MILLIS);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), chat.getPort()));
      shakeHands(chat);
      socket.getOutputStream().write(frame(hello));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void shakeHands(URI chat) throws IOException {
    var request =
        "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                .formatted(chat.getPath(), chat.getPort())
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Protocol: amends.v1\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      var next = socket.getInputStream().read();
      if (next < 0) {
        throw new IOException("the handshake ended: " + head);
      }
      head.append((char) next);
    }
    if (!head.toString().startsWith("HTTP/1.1 101")) {
      throw new IOException("no handshake: " + head);
    }
  }

  /** Masked with zeros, which changes nothing. */
  private static byte[] frame(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var frame = new ByteArrayOutputStream();
    frame.write(TEXT);
    if (bytes.length < LONG) {
      frame.write(MASKED | bytes.length);
    } else {
      frame.write(MASKED | LONG);
      frame.write(bytes.length >> 8);
      frame.write(bytes.length & 0xff);
    }
    frame.writeBytes(new byte[4]);
    frame.writeBytes(bytes);
    return frame.toByteArray();
  }

  /**
   * Reads at last, all that is there; returns the code of the close frame, 1006 where none came.
   */
  int closeCode() {
    try {
      var in = new DataInputStream(socket.getInputStream());
      while (true) {
        var kind = in.readUnsignedByte() & 0x0f;
        long length = in.readUnsignedByte() & 0x7f;
        if (length == 126) {
          length = in.readUnsignedShort();
        } else if (length == 127) {
          length = in.readLong();
        }
        if (kind == CLOSE && length >= 2) {
          return in.readUnsignedShort();
        }
        in.skipNBytes(length);
      }
    } catch (IOException ended) {
      return 1006;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException closed) {
      // It is gone already.
    }
  }
}
