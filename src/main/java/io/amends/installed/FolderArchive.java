package io.amends.installed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps each set as one JSON file in a folder, written whole or not at all. */
public final class FolderArchive implements SetArchive {

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{8,64}");
  private static final TypeReference<Map<String, String>> FILES = new TypeReference<>() {};

  private final Path folder;
  private final boolean keeps;
  private final JsonMapper json = JsonMapper.builder().build();

  /**
   * @throws UncheckedIOException when the folder cannot be made
   */
  public FolderArchive(Path folder) {
    this(folder, true);
    try {
      Files.createDirectories(folder);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("cannot make the folder " + folder, unwritable);
    }
  }

  private FolderArchive(Path folder, boolean keeps) {
    this.folder = folder;
    this.keeps = keeps;
  }

  /** The sets that a folder holds, to look at only: what is to be kept is not. */
  public static FolderArchive toRead(Path folder) {
    return new FolderArchive(folder, false);
  }

  @Override
  public void keep(String hash, Map<String, String> files) {
    var target = file(hash);
    if (!keeps || Files.exists(target)) {
      return;
    }
    try {
      var draft = Files.createTempFile(folder, hash, ".draft");
      Files.writeString(draft, json.writeValueAsString(new TreeMap<>(files)));
      try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("cannot keep the flow set in " + target, unwritable);
    }
  }

  @Override
  public Optional<Map<String, String>> files(String hash) {
    var source = file(hash);
    if (!Files.exists(source)) {
      return Optional.empty();
    }
    try {
      return Optional.of(json.readValue(Files.readString(source), FILES));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the flow set in " + source, unreadable);
    }
  }

  private Path file(String hash) {
    if (!HASH.matcher(hash).matches()) {
      throw new IllegalArgumentException("not the hash of a flow set: " + hash);
    }
    return folder.resolve(hash + ".json");
  }
}
