package io.amends.store.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** All that the store asks of a file system. Tests put a full or a lying one in its place. */
interface Disk {

  DiskFile open(Path file) throws IOException;

  /** A new file, or an emptied one. */
  DiskFile create(Path file) throws IOException;

  /** Renames, and makes the new name survive power loss. */
  void rename(Path from, Path to) throws IOException;

  /** Deletes a file if it is there; when it returns, it does not come back after power loss. */
  void delete(Path file) throws IOException;

  /** A file that is read and written at positions. Thread-safe. */
  interface DiskFile extends Closeable {

    long size() throws IOException;

    /** Fills the buffer as far as the file goes. */
    void read(ByteBuffer into, long position) throws IOException;

    /** Writes all of the buffer. */
    void write(ByteBuffer from, long position) throws IOException;

    /** When it returns, what was written before survives power loss. */
    void force() throws IOException;
  }
}
