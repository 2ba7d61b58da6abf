package io.amends.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/**
 * A disk that counts, and that can be full, break, refuse to force, stand still, or lose its power:
 * then it keeps what was forced and any part of the rest. Force itself costs nothing here.
 */
final class TestDisk implements Disk {

  private static final int SECTOR = 512;

  private final Disk disk = new FileDisk();
  private final Deque<Unforced> unforced = new ArrayDeque<>();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile CountDownLatch stopped = new CountDownLatch(0);
  private int forces;
  private long room = Long.MAX_VALUE;
  private long worksFor = Long.MAX_VALUE;
  private boolean failsToForce;
  private boolean isOff;
  private long stepsLeft = Long.MAX_VALUE;

  /** A sector as it was before a write that no force followed. */
  private record Unforced(DiskFile file, long position, byte[] before) {}

  synchronized int forces() {
    return forces;
  }

  /** Files can grow by so many bytes; then the disk is full. */
  synchronized void room(long bytes) {
    room = bytes;
  }

  /** So many bytes are written; then every write fails. */
  synchronized void worksFor(long bytes) {
    worksFor = bytes;
  }

  synchronized void failToForce(boolean fails) {
    failsToForce = fails;
  }

  /** The next write waits until {@link #goOn()}. */
  void standStill() {
    stopped = new CountDownLatch(1);
    gate = new CountDownLatch(1);
  }

  /** Until a write waits. */
  void awaitStandstill() throws InterruptedException {
    stopped.await();
  }

  void goOn() {
    gate.countDown();
  }

  /** Nothing works any more. Of what was not forced the newest part is gone, or any part. */
  synchronized void losePower(Random random) throws IOException {
    isOff = true;
    var inOrder = random.nextBoolean();
    var kept = random.nextInt(unforced.size() + 1);
    while (!unforced.isEmpty()) {
      var sector = unforced.removeLast();
      if (inOrder ? unforced.size() >= kept : random.nextBoolean()) {
        undo(sector);
      }
    }
  }

  /** Power fails before the next but so many things that last are done. */
  synchronized void losePowerAfter(long steps) {
    stepsLeft = steps;
  }

  /** Whether power has failed. */
  synchronized boolean isOff() {
    return isOff;
  }

  private void step() throws IOException {
    requirePower();
    if (stepsLeft-- <= 0) {
      isOff = true;
      requirePower();
    }
  }

  private static void undo(Unforced sector) throws IOException {
    try {
      sector.file().write(ByteBuffer.wrap(sector.before()), sector.position());
    } catch (ClosedChannelException nobodyReadsIt) {
      // It was given up before it was whole.
    }
  }

  @Override
  public DiskFile open(Path file) throws IOException {
    return new TestFile(disk.open(file));
  }

  @Override
  public synchronized DiskFile create(Path file) throws IOException {
    step();
    return new TestFile(disk.create(file));
  }

  @Override
  public synchronized void rename(Path from, Path to) throws IOException {
    step();
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public synchronized void delete(Path file) throws IOException {
    if (Files.exists(file)) {
      step();
      Files.delete(file);
    }
  }

  private void requirePower() throws IOException {
    if (isOff) {
      throw new IOException("no power");
    }
  }

  private synchronized void write(DiskFile file, ByteBuffer from, long position)
      throws IOException {
    step();
    var growth = Math.max(0, position + from.remaining() - file.size());
    var fits = (int) Math.min(worksFor, from.remaining() - Math.max(0, growth - room));
    remember(file, position, fits);
    file.write(from.slice(from.position(), fits), position);
    room -= Math.min(room, growth);
    worksFor -= fits;
    if (fits < from.remaining()) {
      throw new IOException("No space left on device");
    }
    from.position(from.limit());
  }

  private void remember(DiskFile file, long position, int length) throws IOException {
    for (var at = position; at < position + length; at = (at / SECTOR + 1) * SECTOR) {
      var before =
          ByteBuffer.allocate((int) Math.min(SECTOR - at % SECTOR, position + length - at));
      file.read(before, at);
      unforced.add(new Unforced(file, at, before.array()));
    }
  }

  private synchronized void force(DiskFile file) throws IOException {
    step();
    forces++;
    if (failsToForce) {
      throw new IOException("Input/output error");
    }
    unforced.removeIf(sector -> sector.file() == file);
  }

  private final class TestFile implements DiskFile {

    private final DiskFile file;

    private TestFile(DiskFile file) {
      this.file = file;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void read(ByteBuffer into, long position) throws IOException {
      file.read(into, position);
    }

    @Override
    public void write(ByteBuffer from, long position) throws IOException {
      awaitGate();
      TestDisk.this.write(file, from, position);
    }

    private void awaitGate() throws IOException {
      try {
        stopped.countDown();
        gate.await();
      } catch (InterruptedException e) {
        throw new IOException("interrupted", e);
      }
    }

    @Override
    public void force() throws IOException {
      TestDisk.this.force(file);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
