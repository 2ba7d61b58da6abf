package io.amends.installed;

import java.util.Map;
import java.util.Optional;

/** Keeps the files of installed sets by their hash. Thread-safe. */
public interface SetArchive {

  /** Keeps a set; the same hash again changes nothing. */
  void keep(String hash, Map<String, String> files);

  /** The files of a set by their names; empty for one that was never kept. */
  Optional<Map<String, String>> files(String hash);
}
