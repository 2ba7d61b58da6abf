package io.amends.store.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Goes through all finished segments once, oldest first, and writes those anew of which much is
 * waste; after an erasure all in which something of it may be. Neighbours that shrank become one.
 *
 * <p>Nothing is lost at whatever step it ends: a compacted segment is whole and on disk before its
 * name is given to it, which puts it in the place of the first that it replaces; it says which
 * number goes on after it, so the others are no longer read, and deleted then or at the next start.
 * What it leaves out is obsolete by records that are on disk, too.
 */
final class CompactionPass {

  private static final int SEAL = Frame.sizeOf(1 + Integer.BYTES);

  private final SegmentLog log;
  private final Index index;
  private final Disk disk;
  private final int capacity;
  private final Writer writer;
  private final Pace pace;

  /** Dispatches that a start would find waiting after the segments so far. */
  private Set<String> carried = new HashSet<>();

  private final List<SegmentLog.Segment> group = new ArrayList<>();
  private final Moves moves = new Moves();
  private long wasteLeft;
  private long erasures;

  /** Does something on the thread that writes. */
  interface Writer {
    <T> T between(Callable<T> work) throws IOException;
  }

  /** Holds it up after so many bytes, that took so long. */
  interface Pace {
    void breathe(long bytes, long nanos) throws IOException;
  }

  CompactionPass(SegmentLog log, Index index, Disk disk, int capacity, Writer writer, Pace pace) {
    this.log = log;
    this.index = index;
    this.disk = disk;
    this.capacity = capacity;
    this.writer = writer;
    this.pace = pace;
  }

  void run() throws IOException {
    var isThorough = index.waste().mustGo();
    var wasteBefore = index.waste().bytes();
    var sealed = writer.between(() -> begin(isThorough));
    var segments = sealed.segments();
    SegmentWriter out = null;
    try {
      for (var n = 0; n < segments.size(); n++) {
        var segment = segments.get(n);
        var started = System.nanoTime();
        var bytes = segment.file().size();
        var rewriting = Rewriting.of(segment, index, carried, isThorough);
        var isWanted = rewriting.live() <= bytes / 2 || isThorough && rewriting.must();
        if (out != null && !(isWanted && out.end() + rewriting.live() <= capacity - SEAL)) {
          finish(out, segment.number());
          out = null;
        }
        if (isWanted) {
          out = out == null ? begin(segment) : out;
          rewriting.writeTo(out, moves);
          group.add(segment);
          carried = rewriting.carriedAfter();
        } else {
          wasteLeft += bytes - rewriting.live();
          carried = rewriting.carriedWhenLeftAsItIs();
        }
        pace.breathe(bytes + (isWanted ? rewriting.live() : 0), System.nanoTime() - started);
      }
      if (out != null) {
        finish(out, sealed.next());
        out = null;
      }
    } finally {
      if (out != null) {
        out.close();
      }
    }
    writer.between(() -> end(isThorough, wasteBefore));
  }

  /** All that was erased must be in a finished segment. */
  private SegmentLog.Sealed begin(boolean isThorough) throws IOException {
    erasures = index.waste().erasures();
    if (isThorough && log.isBegun()) {
      log.roll();
    }
    // The checkpoint says where records were; what is erased is in it, too.
    disk.delete(log.folder().checkpoint());
    return log.sealed();
  }

  private SegmentWriter begin(SegmentLog.Segment segment) throws IOException {
    return new SegmentWriter(disk, log.folder().compacted(), segment.number());
  }

  private void finish(SegmentWriter out, int next) throws IOException {
    try (out) {
      out.seal(next);
    }
    // Some of what was left out is obsolete by what may not be safe from power loss yet.
    writer.between(
        () -> {
          log.force();
          return true;
        });
    var replaced = List.copyOf(group);
    var path = replaced.get(0).path();
    disk.rename(log.folder().compacted(), path);
    for (var segment : replaced.subList(1, replaced.size())) {
      disk.delete(segment.path());
    }
    var file = disk.open(path);
    writer.between(
        () -> {
          moves.applyTo(index, log.adopt(replaced, path, file).slot());
          log.retire(replaced);
          return true;
        });
    group.clear();
    moves.clear();
  }

  private boolean end(boolean wasThorough, long wasteBefore) {
    index.waste().add(wasteLeft - wasteBefore);
    if (wasThorough) {
      index.waste().gone(erasures);
    }
    return true;
  }
}
