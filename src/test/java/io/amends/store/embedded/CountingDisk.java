package io.amends.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A disk that counts reads of whole segments. */
final class CountingDisk implements Disk {

  private static final int LARGE = 8 << 10;

  private final Disk disk = new FileDisk();
  private final AtomicInteger large = new AtomicInteger();

  void reset() {
    large.set(0);
  }

  int segmentsReadInFull() {
    return large.get();
  }

  @Override
  public DiskFile open(Path file) throws IOException {
    var isSegment = file.toString().endsWith(".log");
    return new Counted(disk.open(file), isSegment);
  }

  @Override
  public DiskFile create(Path file) throws IOException {
    return disk.create(file);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    disk.rename(from, to);
  }

  @Override
  public void delete(Path file) throws IOException {
    disk.delete(file);
  }

  private final class Counted implements DiskFile {

    private final DiskFile file;
    private final boolean isSegment;

    private Counted(DiskFile file, boolean isSegment) {
      this.file = file;
      this.isSegment = isSegment;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void read(ByteBuffer into, long position) throws IOException {
      if (isSegment && into.remaining() >= LARGE) {
        large.incrementAndGet();
      }
      file.read(into, position);
    }

    @Override
    public void write(ByteBuffer from, long position) throws IOException {
      file.write(from, position);
    }

    @Override
    public void force() throws IOException {
      file.force();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
