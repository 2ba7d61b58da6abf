package io.amends.store.embedded;

import io.amends.store.Durability;
import io.amends.store.EventCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a store is opened: lock the folder, read all of it, then serve. */
final class Opening {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStore.class);

  private final Path folder;
  private final Durability durability;
  private final EventCodec codec;
  private final Clock clock;
  private @Nullable Supplier<Executor> results;
  private Disk disk = new FileDisk();
  private int segmentBytes = SegmentLog.SEGMENT_BYTES;
  private Duration tending = Duration.ofSeconds(1);
  private boolean compactsByItself = true;

  Opening(Path folder, Durability durability, EventCodec codec, Clock clock) {
    this.folder = folder;
    this.durability = durability;
    this.codec = codec;
    this.clock = clock;
  }

  Opening results(Supplier<Executor> named) {
    results = named;
    return this;
  }

  Opening disk(Disk another) {
    disk = another;
    return this;
  }

  Opening segmentBytes(int bytes) {
    segmentBytes = bytes;
    return this;
  }

  Opening tending(Duration interval) {
    tending = interval;
    return this;
  }

  /** Not before it is told to. */
  Opening compactsWhenTold() {
    compactsByItself = false;
    return this;
  }

  EmbeddedStore open() {
    if (durability == Durability.REPLICATED) {
      throw new CannotOpenStoreException(
          "amends.durability=replicated needs other nodes: the embedded store keeps fsync or local;"
              + " for replicated use amends.store=redis");
    }
    try {
      Files.createDirectories(folder);
      return locked();
    } catch (IOException failed) {
      throw new CannotOpenStoreException("cannot open " + folder + ": " + failed, failed);
    }
  }

  private EmbeddedStore locked() throws IOException {
    var lock = FolderLock.take(folder);
    try {
      var known = Checkpoint.read(new SegmentFolder(folder), disk, clock);
      var index = known.index();
      var log = SegmentLog.open(folder, disk, segmentBytes, known.position(), index::apply);
      LOG.info(
          "{}: {} conversations, {} dispatches to send, {} segments{}",
          folder,
          index.conversations().size(),
          index.dispatches().size(),
          log.segments(),
          known.position() == null ? "" : ", from a checkpoint");
      var committer = new Committer(log, index, durability, tending);
      var compactor = new Compactor(log, index, committer, disk, segmentBytes, compactsByItself);
      return new EmbeddedStore(index, log, new Payload(codec), committer, compactor, results, lock);
    } catch (IOException | RuntimeException failed) {
      lock.close();
      throw failed;
    }
  }
}
