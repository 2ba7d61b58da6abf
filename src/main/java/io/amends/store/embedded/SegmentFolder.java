package io.amends.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How the segments are called: {@code 00000001.log} is the first. */
record SegmentFolder(Path path) {

  Path path(int segment) {
    return path.resolve(String.format("%08d.log", segment));
  }

  /** The file that becomes the next segment. */
  Path next() {
    return path.resolve("next");
  }

  /** The file that becomes a compacted segment. */
  Path compacted() {
    return path.resolve("compacted");
  }

  /** The index as it was at some time. */
  Path checkpoint() {
    return path.resolve("checkpoint");
  }

  /** The file that becomes the checkpoint. */
  Path newCheckpoint() {
    return path.resolve("checkpoint.new");
  }

  /** Number of the newest segment; 0: there is none. */
  int last() throws IOException {
    try (var names = Files.list(path)) {
      return names
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("\\d{8}\\.log"))
          .mapToInt(name -> Integer.parseInt(name.substring(0, 8)))
          .max()
          .orElse(0);
    }
  }

  /** A segment that must be there because a later one is. */
  Path existing(int segment) {
    var file = path(segment);
    if (!Files.exists(file)) {
      throw new CannotOpenStoreException(file + " is missing. Restore the folder from a backup");
    }
    return file;
  }
}
