package io.amends;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The file of secrets: {@code name=value} lines, read and written by its owner only. */
final class CredentialsFile {

  private static final int BYTES = 32;
  private static final String OWNER_ONLY = "rw-------";

  private final Path path;
  private final Map<String, String> lines;
  private boolean changed;

  CredentialsFile(Path path) {
    this.path = path;
    this.lines = Files.exists(path) ? read() : new LinkedHashMap<>();
  }

  Path path() {
    return path;
  }

  /** The secret of that name, a new one of 256 random bits where there is none yet. */
  String secret(String name) {
    return lines.computeIfAbsent(
        name,
        missing -> {
          changed = true;
          var bytes = new byte[BYTES];
          new SecureRandom().nextBytes(bytes);
          return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        });
  }

  /** Writes what is new, all or nothing; whether there was anything. */
  boolean keep() {
    if (!changed) {
      return false;
    }
    try {
      var folder = Objects.requireNonNull(path.toAbsolutePath().getParent());
      Files.createDirectories(folder);
      var draft = Files.createTempFile(folder, "credentials", ".tmp", ownerOnly(folder));
      Files.write(draft, text());
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      changed = false;
      return true;
    } catch (IOException failure) {
      throw new IllegalStateException("cannot write " + path + reason(failure), failure);
    }
  }

  private Map<String, String> read() {
    try {
      tighten();
      var read = new LinkedHashMap<String, String>();
      var number = 0;
      for (var line : Files.readAllLines(path)) {
        number++;
        if (!line.isBlank()) {
          take(line, number, read);
        }
      }
      return read;
    } catch (CharacterCodingException garbage) {
      throw new IllegalStateException(
          path + " is no text: restore it, or delete it and start anew");
    } catch (IOException failure) {
      throw new IllegalStateException("cannot read " + path + reason(failure), failure);
    }
  }

  private void take(String line, int number, Map<String, String> read) {
    var equals = line.indexOf('=');
    if (equals < 1 || line.substring(equals + 1).isBlank()) {
      throw new IllegalStateException(
          path + ", line " + number + ": not name=value; restore it, or delete it and start anew");
    }
    read.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
  }

  private void tighten() throws IOException {
    if (isPosix(path)
        && !Files.getPosixFilePermissions(path)
            .equals(PosixFilePermissions.fromString(OWNER_ONLY))) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(OWNER_ONLY));
    }
  }

  private List<String> text() {
    return lines.entrySet().stream().map(line -> line.getKey() + "=" + line.getValue()).toList();
  }

  private static FileAttribute<?>[] ownerOnly(Path folder) throws IOException {
    return isPosix(folder)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) throws IOException {
    return Files.getFileStore(path).supportsFileAttributeView("posix");
  }

  /** What the system said, without the file's content. */
  private static String reason(IOException failure) {
    return failure instanceof FileSystemException system && system.getReason() != null
        ? ": " + system.getReason()
        : ": " + failure.getClass().getSimpleName();
  }
}
