package io.amends.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The files of a store, as a crash or a bad disk would leave them. */
final class StoreFiles {

  private StoreFiles() {}

  static Path segment(Path folder, int number) {
    return folder.resolve(String.format("%08d.log", number));
  }

  /** Where the records of a segment are, in order. */
  static List<Frame> frames(Path folder, int segment) {
    try {
      var bytes = ByteBuffer.wrap(Files.readAllBytes(segment(folder, segment)));
      var frames = new ArrayList<Frame>();
      for (var frame = Frame.read(bytes, 0, segment);
          frame != null;
          frame = Frame.read(bytes, frame.offset() + frame.size(), segment)) {
        frames.add(frame);
      }
      return frames;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder as a crash at this moment would leave it. */
  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (var file : files.filter(path -> path.toString().endsWith(".log")).toList()) {
        Files.write(to.resolve(file.getFileName()), Files.readAllBytes(file));
      }
    }
  }

  static void overwrite(Path file, int offset, byte... bytes) throws IOException {
    try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
      channel.position(offset).write(ByteBuffer.wrap(bytes));
    }
  }

  static void flip(Path file, int offset) throws IOException {
    var bytes = Files.readAllBytes(file);
    overwrite(file, offset, (byte) (bytes[offset] ^ 0x20));
  }

  static void truncate(Path file, int size) throws IOException {
    try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    }
  }
}
